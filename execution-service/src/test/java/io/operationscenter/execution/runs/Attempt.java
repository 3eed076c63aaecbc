package io.operationscenter.execution.runs;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.EndWithoutRun;
import io.operationscenter.execution.tickets.Progress.Uncounted;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketEvent;
import io.operationscenter.execution.tickets.TicketStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Leads a ticket through its states by hand, without workers. */
record Attempt(Service service, String ticketId) {

  private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");

  static Attempt admitted(Service service, String ticketId, AdmissionCommand command) {
    service.admit(ticketId, command);
    return new Attempt(service, ticketId);
  }

  Attempt queued() {
    service.start(ticketId);
    return this;
  }

  Attempt preparing() {
    queued().apply(TicketEvent.TAKE, TicketChange.none().step(TicketStep.TAKEN));
    return this;
  }

  Attempt running() {
    preparing()
        .apply(
            TicketEvent.WORK,
            TicketChange.none().step(TicketStep.ADAPTER_STARTED).adapterStarted(AT));
    return this;
  }

  /** The adapter worked so long; the run ends with success. */
  StoredTicket succeeded(Duration worked) {
    return apply(
        TicketEvent.END,
        ended().agent(success(), worked.toMillis()).backend("1.2", "process").result(success()));
  }

  /** It ends before the adapter was started. */
  StoredTicket unprepared() {
    return apply(
        TicketEvent.END,
        ended()
            .result(
                EndWithoutRun.failed(
                    ticket().requestOrThrow(),
                    FailureReasonCategory.BACKEND_ERROR,
                    "Workspace preparation failed: no remote",
                    AT)));
  }

  /** The orchestrator was limited. */
  StoredTicket rateLimited() {
    return apply(
        TicketEvent.END,
        ended()
            .uncounted(Uncounted.RATE_LIMITED)
            .result(
                EndWithoutRun.failed(
                    ticket().requestOrThrow(),
                    FailureReasonCategory.BACKEND_ERROR,
                    SkipLimited.RATE_LIMITED,
                    AT)));
  }

  StoredTicket ticket() {
    return service.store.read(tx -> service.tickets.machine().get(tx, ticketId));
  }

  private static TicketChange ended() {
    return TicketChange.none().step(TicketStep.ENDED);
  }

  private StoredTicket apply(TicketEvent event, TicketChange change) {
    return service.store.write(
        tx -> {
          service.tickets.machine().enter(tx);
          return service.tickets.machine().apply(tx, ticketId, event, change);
        });
  }

  private ExecutionResult success() {
    ExecutionResult other = EndWithoutRun.cancelled(ticket().requestOrThrow(), "", AT);
    return new ExecutionResult(
        other.runId(),
        other.proposalId(),
        other.decisionId(),
        ExecutionStatus.SUCCESS,
        true,
        List.of(),
        null,
        null,
        null,
        other.validation(),
        false,
        other.branchName(),
        null,
        null,
        null,
        List.of(),
        AT);
  }
}
