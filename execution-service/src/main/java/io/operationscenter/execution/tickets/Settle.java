package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.execution.ledger.Settlement;
import io.operationscenter.execution.ledger.Settlement.Outcome;
import io.operationscenter.execution.tickets.Progress.Uncounted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a ticket's place in the budget ends (spec 03 §10, 06 §6). */
final class Settle {

  private Settle() {}

  /** Empty: refunded, for the adapter never started or its orchestrator was rate limited. */
  static Optional<Settlement> of(StoredTicket ticket, Instant now) {
    Progress progress = ticket.progress();
    if (!progress.executed() || progress.uncounted() == Uncounted.RATE_LIMITED) {
      return Optional.empty();
    }
    Instant startedAt = progress.agentStartedAt();
    Outcome outcome = outcome(ticket);
    return Optional.of(
        new Settlement(
            startedAt == null ? now : startedAt,
            Duration.ofMillis(progress.agentMs()),
            outcome,
            progress.backendVersion(),
            keepsSignature(outcome)));
  }

  private static Outcome outcome(StoredTicket ticket) {
    ExecutionResult result = ticket.result();
    if (ticket.progress().interrupted() || result == null) {
      return Outcome.NONE;
    }
    if (ticket.progress().uncounted() == Uncounted.QUOTA) {
      return Outcome.QUOTA;
    }
    if (result.status() == ExecutionStatus.CANCELLED) {
      return Outcome.NONE;
    }
    if (ticket.taskId().equals(ticket.command().card().openFixValidationTask())) {
      return Outcome.REPAIR;
    }
    if (result.failureCategory() == FailureReasonCategory.POLICY_BLOCKED) {
      return Outcome.HELD;
    }
    return result.success() ? Outcome.SUCCEEDED : Outcome.FAILED;
  }

  private static boolean keepsSignature(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED, FAILED, REPAIR -> true;
      case QUOTA, HELD, NONE -> false;
    };
  }
}
