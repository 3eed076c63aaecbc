package io.operationscenter.execution.runs;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.BackendDetailRef;
import io.operationscenter.contracts.evidence.BackendDetailType;
import io.operationscenter.contracts.evidence.ExecutionOutcome;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.execution.evidence.EvidenceFile;
import io.operationscenter.execution.evidence.EvidenceStore;
import io.operationscenter.execution.evidence.FinishedRun;
import io.operationscenter.execution.evidence.Observation;
import io.operationscenter.execution.evidence.ObserveRun;
import io.operationscenter.execution.evidence.PreparedEvidence;
import io.operationscenter.execution.evidence.RunEvidence;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketEvent;
import io.operationscenter.execution.tickets.TicketQueries;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.store.Store;
import java.util.List;
import java.util.Map;

/** Derives the account of a run once, stores it with its place in the chain, and seals it. */
final class SealEvidence {

  private static final String PHASE = "phase ";
  private static final String DETAILS = "backend_details/";

  private final ObserveRun observe;
  private final EvidenceStore evidence;
  private final Store store;
  private final TicketQueries queries;
  private final Codecs codecs;

  SealEvidence(
      ObserveRun observe,
      EvidenceStore evidence,
      Store store,
      TicketQueries queries,
      Codecs codecs) {
    this.observe = observe;
    this.evidence = evidence;
    this.store = store;
    this.queries = queries;
    this.codecs = codecs;
  }

  Phase seal(Run run) {
    StoredTicket ticket = run.ticket();
    Map<String, String> files = store.read(tx -> queries.files(tx, ticket.ticketId()));
    TicketChange observed = TicketChange.none();
    String outcome = ticket.outcome();
    if (outcome == null) {
      outcome = codecs.codec.json(observe(ticket, files));
      observed.outcome(outcome);
    }
    PreparedEvidence prepared = evidence.prepare(evidenceOf(ticket, outcome, files));
    Seal seal = run.record(TicketStep.OBSERVED, observed, tx -> evidence.intend(tx, prepared));
    evidence.publish(prepared, seal);
    run.move(
        TicketEvent.SEAL,
        TicketStep.SEALED,
        TicketChange.none()
            .evidence(prepared.place())
            .said("evidence sealed", "number %d, head %s".formatted(seal.number(), seal.head())),
        tx -> evidence.sealed(tx, seal));
    return new Phase.Done();
  }

  /** The same after a crash, whatever happened to the ticket since it was observed. */
  private RunEvidence evidenceOf(StoredTicket ticket, String outcome, Map<String, String> files) {
    return new RunEvidence(
        ticket.ticketId(),
        ticket.command().source(),
        lastPhase(ticket),
        ticket.command().bundle(),
        codecs.codec.read(ExecutionOutcome.class, outcome),
        queries.timeline(ticket.ticketId()).stream()
            .filter(entry -> !entry.step().equals(TicketStep.OBSERVED.wire()))
            .toList(),
        files.entrySet().stream()
            .map(file -> new EvidenceFile(file.getKey(), file.getValue()))
            .toList(),
        ticket.progress().sandbox(),
        ticket.progress().tree(),
        ticket.progress().commit());
  }

  private ExecutionOutcome observe(StoredTicket ticket, Map<String, String> files) {
    ExecutionResult result = ticket.result();
    PolicyDecision policy = ticket.policy();
    if (result == null || policy == null) {
      throw new IllegalStateException("ticket " + ticket.ticketId() + " has no result to seal");
    }
    LaneDecision decision = ticket.command().bundle().decision();
    Observation observation =
        observe.of(
            new FinishedRun(
                result,
                decision.selectedBackend(),
                decision.selectedLane(),
                details(files, !result.success()),
                notes(ticket, policy),
                codecs.metadata().of(ticket, policy, result, files),
                ticket.progress().executed()));
    return new ExecutionOutcome(
        ticket.requestOrThrow(),
        policy,
        result,
        observation.record(),
        observation.trace(),
        ticket.progress().executed());
  }

  private List<BackendDetailRef> details(Map<String, String> files, boolean failed) {
    return files.keySet().stream()
        .filter(name -> name.startsWith(DETAILS))
        .map(
            name ->
                new BackendDetailRef(codecs.ids.get(), detailType(name), name, null, null, failed))
        .toList();
  }

  private static BackendDetailType detailType(String name) {
    if (name.endsWith("stdout.log")) {
      return BackendDetailType.STDOUT_LOG;
    }
    return name.endsWith("stderr.log")
        ? BackendDetailType.STDERR_LOG
        : BackendDetailType.STRUCTURED_RESULT;
  }

  private static String notes(StoredTicket ticket, PolicyDecision policy) {
    StringBuilder notes = new StringBuilder(policy.notes());
    ticket
        .progress()
        .notes()
        .forEach(note -> notes.append(notes.isEmpty() ? "" : "\n").append(note));
    return notes.toString();
  }

  /** The last phase of spec 06 §7.1 that the run came to. */
  private static String lastPhase(StoredTicket ticket) {
    if (ticket.progress().commit() != null) {
      return "push";
    }
    if (ticket.progress().tree() != null) {
      return "validation";
    }
    if (ticket.progress().executed()) {
      return "backend";
    }
    return ticket.progress().notes().stream()
        .filter(note -> note.startsWith(PHASE))
        .map(note -> note.substring(PHASE.length()))
        .findFirst()
        .orElse(ticket.progress().start() == null ? "contract_validation" : "baseline_validation");
  }

  /** JSON and identities. */
  record Codecs(ContractCodec codec, IdSource ids) {

    RecordMetadata metadata() {
      return new RecordMetadata(codec);
    }
  }
}
