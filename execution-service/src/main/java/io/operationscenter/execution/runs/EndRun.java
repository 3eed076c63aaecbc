package io.operationscenter.execution.runs;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.execution.tickets.EndWithoutRun;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketEvent;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.workspaces.UnfitTree;
import io.operationscenter.kit.store.Transaction;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Records how a run ends; from there only the evidence is left. */
final class EndRun {

  private final Clock clock;

  EndRun(Clock clock) {
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  Phase with(Run run, ExecutionResult result, TicketChange change) {
    return with(run, result, change, _ -> {});
  }

  /** The same, with what else belongs into its transaction. */
  Phase with(Run run, ExecutionResult result, TicketChange change, Consumer<Transaction> also) {
    String reason = result.failureReason();
    run.move(
        TicketEvent.END,
        TicketStep.ENDED,
        change.result(result).said("ended: " + result.status().wire(), reason),
        also);
    return new Phase.Seal();
  }

  /** What the agent left can be no change of the repository. */
  Phase unfit(Run run, UnfitTree unfit, EvidenceTexts texts, TicketChange change) {
    return with(
        run,
        EndWithoutRun.failed(
            run.request(),
            FailureReasonCategory.SCOPE_VIOLATION,
            texts.masked(String.valueOf(unfit.getMessage())),
            clock.instant()),
        RunUsage.scopeViolation(change, List.of(texts.masked(unfit.path()))));
  }

  Phase cancelled(Run run) {
    String reason = run.ticket().cancelReason();
    return with(
        run,
        EndWithoutRun.cancelled(
            run.request(), reason == null ? "asked for" : reason, clock.instant()),
        TicketChange.none());
  }

  Phase interrupted(Run run) {
    return with(
        run,
        EndWithoutRun.interrupted(run.request(), clock.instant()),
        TicketChange.none().interrupted().said("interrupted"));
  }
}
