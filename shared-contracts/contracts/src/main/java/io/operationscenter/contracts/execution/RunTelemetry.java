package io.operationscenter.contracts.execution;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time and effort of a run (spec 01 §9).
 *
 * @param runId the run
 * @param startedAt start of the adapter
 * @param finishedAt its end, not before the start
 * @param durationMs milliseconds between the two, by a monotonic clock
 * @param llmCalls model calls
 * @param llmInputTokens tokens sent
 * @param llmOutputTokens tokens received
 * @param toolCalls tool calls
 * @param laneName lane
 * @param backendName backend
 * @param backendVersion its version
 * @param labels free tags
 */
@Contract
public record RunTelemetry(
    @NotEmpty String runId,
    Instant startedAt,
    Instant finishedAt,
    @Min(0) long durationMs,
    @Default("0") @Min(0) long llmCalls,
    @Default("0") @Min(0) long llmInputTokens,
    @Default("0") @Min(0) long llmOutputTokens,
    @Default("0") @Min(0) long toolCalls,
    @Nullable String laneName,
    @Nullable String backendName,
    @Nullable String backendVersion,
    @Default("{}") Map<String, String> labels) {

  /** Checks every rule and copies what is mutable. */
  public RunTelemetry {
    Checked.arguments(
            RunTelemetry.class,
            runId,
            startedAt,
            finishedAt,
            durationMs,
            llmCalls,
            llmInputTokens,
            llmOutputTokens,
            toolCalls,
            laneName,
            backendName,
            backendVersion,
            labels)
        .rule(inOrder(startedAt, finishedAt), "finished_at", "must not be before started_at")
        .orThrow();
    startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
    finishedAt = finishedAt.truncatedTo(ChronoUnit.MICROS);
    labels = Checked.copy(labels);
  }

  private static BooleanSupplier inOrder(Instant startedAt, Instant finishedAt) {
    return () -> !finishedAt.isBefore(startedAt);
  }
}
