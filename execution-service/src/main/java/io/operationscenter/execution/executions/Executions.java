package io.operationscenter.execution.executions;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.ExecutionOutcome;
import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.CancelCommand;
import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.StartCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketPage;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.admission.AdmitTicket;
import io.operationscenter.execution.admission.CancelTicket;
import io.operationscenter.execution.admission.StartTicket;
import io.operationscenter.execution.approvals.ApprovalQueries;
import io.operationscenter.execution.evidence.EvidenceStore;
import io.operationscenter.execution.evidence.VerifyRun;
import io.operationscenter.execution.policy.DecisionInWords;
import io.operationscenter.execution.runs.RunQueue;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketQueries;
import io.operationscenter.execution.tickets.TicketQueries.Filter;
import io.operationscenter.execution.tickets.TicketQueries.Found;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What others may ask of tickets, as one whole. */
@Singleton
final class Executions {

  private final Commands commands;
  private final TicketQueries queries;
  private final ApprovalQueries approvals;
  private final EvidenceStore evidence;
  private final VerifyRun verify;
  private final RunQueue queue;
  private final ContractCodec codec;

  Executions(Commands commands, Kept kept, RunQueue queue, Clock clock) {
    this.commands = commands;
    this.queries = kept.tickets;
    this.approvals = kept.approvals;
    this.evidence = kept.evidence;
    this.verify = kept.verify;
    this.queue = queue;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  Ticket admit(String ticketId, AdmissionCommand command) {
    return shown(commands.admit.admit(ticketId, command));
  }

  Ticket start(String ticketId, StartCommand command) {
    return shown(commands.start.start(ticketId, command).orElseThrow(() -> unknown(ticketId)));
  }

  Ticket cancel(String ticketId, CancelCommand command) {
    return shown(commands.cancel.cancel(ticketId, command).orElseThrow(() -> unknown(ticketId)));
  }

  StoredTicket find(String id) {
    return switch (queries.find(id)) {
      case Found.One one -> one.ticket();
      case Found.None _ -> throw unknown(id);
      case Found.Several several ->
          throw new ProblemException(
              ProblemKind.CONFLICT,
              "'%s' is the beginning of several tickets: %s"
                  .formatted(id, String.join(", ", several.ticketIds())));
    };
  }

  RunAccount account(String id) {
    StoredTicket ticket = find(id);
    String outcome = ticket.outcome();
    return new RunAccount(
        ticket.view(),
        ticket.command().bundle(),
        queries.timeline(ticket.ticketId()),
        outcome == null || !ticket.state().sealed()
            ? null
            : codec.read(ExecutionOutcome.class, outcome),
        ticket.progress().sandbox(),
        Optional.ofNullable(ticket.evidence()).map(evidence::names).orElse(List.of()),
        approvals.ofTicket(ticket.ticketId()).orElse(null),
        Optional.ofNullable(ticket.policy()).map(DecisionInWords::of).orElse(null),
        evidence.sealOf(ticket.ticketId()).orElse(null));
  }

  byte[] evidence(String id, String name) {
    StoredTicket ticket = find(id);
    Optional<String> place = Optional.ofNullable(ticket.evidence());
    return place
        .filter(folder -> evidence.names(folder).contains(name))
        .flatMap(folder -> evidence.read(folder, name))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.NOT_FOUND,
                    "ticket '%s' has no evidence file '%s'%s"
                        .formatted(ticket.ticketId(), name, place.map(this::whyGone).orElse(""))));
  }

  private String whyGone(String place) {
    return evidence
        .removed(place)
        .map(
            gone ->
                "; retention removed %s at %s by %s"
                    .formatted(
                        gone.files().contains(PrunedFiles.ALL) ? "everything" : "command logs",
                        gone.at(),
                        gone.rule()))
        .orElse("");
  }

  Verification verification(String id) {
    StoredTicket ticket = find(id);
    return verify.of(
        new VerifyRun.Subject(
            ticket.ticketId(), ticket.runId(), ticket.taskId(), ticket.state().sealed()));
  }

  TicketPage page(Filter filter) {
    return queries.page(filter);
  }

  /** What ends without a run is sealed at once, so that the answer can say how. */
  private Ticket shown(StoredTicket ticket) {
    if (ticket.state() != TicketState.SEALING) {
      return ticket.view();
    }
    queue.sealNow(ticket.ticketId());
    return find(ticket.ticketId()).view();
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(ProblemKind.NOT_FOUND, "there is no ticket '%s'".formatted(id));
  }

  /** What is known of tickets. */
  @Singleton
  record Kept(
      TicketQueries tickets, ApprovalQueries approvals, EvidenceStore evidence, VerifyRun verify) {}

  /** What changes tickets. */
  @Singleton
  record Commands(AdmitTicket admit, StartTicket start, CancelTicket cancel) {}
}
