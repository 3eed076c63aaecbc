package io.operationscenter.contracts.tickets;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stands now.
 *
 * @param ticketId chosen by the caller
 * @param kind what was asked for
 * @param taskId the board task
 * @param repoKey repository key
 * @param runId identity of its one run
 * @param title of the card
 * @param state where it stands
 * @param step the last step recorded inside the state; null before a worker took it
 * @param refusal with state {@code refused}, why
 * @param policy what the policy gate said last, of the changed files too; null when it was not
 *     reached
 * @param executed the adapter was started
 * @param interrupted a crash or a shutdown ended it, not the work
 * @param branch the task branch; null until it is fixed
 * @param commit the commit that was made or pushed
 * @param result what came of it; only in a sealed state
 * @param evidence folder of the sealed evidence, relative to execution's root
 * @param createdAt when it was asked for
 * @param updatedAt when it last changed
 * @param expiresAt when it expires unless it is started; null once started
 * @param cancelReason why its end was asked for; null while nobody did
 */
@Contract
public record Ticket(
    @NotEmpty String ticketId,
    TicketKind kind,
    @NotEmpty String taskId,
    @NotEmpty String repoKey,
    @NotEmpty String runId,
    String title,
    TicketState state,
    @Nullable String step,
    @Nullable Refusal refusal,
    @Nullable PolicyDecision policy,
    @Default("false") boolean executed,
    @Default("false") boolean interrupted,
    @Nullable String branch,
    @Nullable String commit,
    @Nullable ExecutionResult result,
    @Nullable String evidence,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant expiresAt,
    @Nullable String cancelReason) {

  /** Checks every rule. */
  public Ticket {
    Checked.arguments(
            Ticket.class,
            ticketId,
            kind,
            taskId,
            repoKey,
            runId,
            title,
            state,
            step,
            refusal,
            policy,
            executed,
            interrupted,
            branch,
            commit,
            result,
            evidence,
            createdAt,
            updatedAt,
            expiresAt,
            cancelReason)
        .orThrow();
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
    expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** What kept it from success, as a stable word; empty while nothing did. */
  public Optional<String> obstacle() {
    if (refusal != null) {
      return Optional.of(refusal.reason());
    }
    if (interrupted) {
      return Optional.of("interrupted");
    }
    return Optional.ofNullable(result)
        .map(ExecutionResult::failureCategory)
        .map(FailureReasonCategory::wire);
  }

  /**
   * What a list says beside the state: what kept it from success, or that nobody validated the
   * success; empty when there is nothing to add.
   */
  public Optional<String> remark() {
    return obstacle()
        .or(
            () ->
                Optional.ofNullable(result)
                    .filter(ExecutionResult::unvalidated)
                    .map(_ -> "unvalidated"));
  }

  /** The branch was pushed although validation fails (spec 03 §6.4). */
  public boolean draftPushed() {
    return result != null && result.branchPushed() && !result.success();
  }
}
