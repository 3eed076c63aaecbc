package io.operationscenter.contracts.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds a changed policy against the requests of earlier runs; nothing is admitted.
 *
 * @param policy the changed {@code policy:} block
 * @param repoKey only requests of this repository; null: of all
 * @param since only requests decided from then on; null: all that are retained
 * @param limit most requests, the newest first
 */
@Contract
public record PolicyReplayCommand(
    JsonNode policy,
    @Nullable String repoKey,
    @Nullable Instant since,
    @Default("1000") @Min(1) @Max(10_000) long limit) {

  /** Checks every rule. */
  public PolicyReplayCommand {
    Checked.arguments(PolicyReplayCommand.class, policy, repoKey, since, limit).orThrow();
    since = since == null ? null : since.truncatedTo(ChronoUnit.MICROS);
  }
}
