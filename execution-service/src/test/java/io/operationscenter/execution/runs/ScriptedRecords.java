package io.operationscenter.execution.runs;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.evidence.ArtifactIndex;
import io.operationscenter.contracts.evidence.ChangedFilesEvidence;
import io.operationscenter.contracts.evidence.ChangedFilesStatus;
import io.operationscenter.contracts.evidence.ExecutionRecord;
import io.operationscenter.contracts.evidence.ExecutionTrace;
import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.ValidationEvidence;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.policy.PolicyCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyVerdict;
import io.operationscenter.contracts.policy.RuleVerdict;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.execution.evidence.EvidenceStore;
import io.operationscenter.execution.evidence.FinishedRun;
import io.operationscenter.execution.evidence.Observation;
import io.operationscenter.execution.evidence.ObserveRun;
import io.operationscenter.execution.evidence.PreparedEvidence;
import io.operationscenter.execution.evidence.RunEvidence;
import io.operationscenter.execution.policy.PolicyGate;
import io.operationscenter.execution.policy.Recheck;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.seal.MakeSeal;
import io.operationscenter.kit.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Policy, observation and evidence in memory. */
public final class ScriptedRecords implements PolicyGate, ObserveRun, EvidenceStore {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());

  final Map<String, RunEvidence> sealed = new ConcurrentHashMap<>();
  private final Map<String, RunEvidence> prepared = new ConcurrentHashMap<>();
  final AtomicInteger seals = new AtomicInteger();
  final AtomicInteger asked = new AtomicInteger();
  volatile String policy = "{\"status\": \"allow\"}";
  volatile boolean validationMustPass;
  volatile List<String> blockedPaths = List.of();
  volatile List<String> reviewedPaths = List.of();
  volatile String reviewRule = "path.review_required";
  volatile int failures;
  volatile Runnable onPublish = () -> {};
  volatile Optional<RuntimeException> gateFault = Optional.empty();

  @Override
  public PolicyDecision evaluate(
      TaskProposal proposal, LaneDecision decision, ExecutionRequest request) {
    asked.incrementAndGet();
    if (gateFault.isPresent()) {
      throw gateFault.get();
    }
    return CODEC.read(PolicyDecision.class, policy);
  }

  @Override
  public boolean validationMustPass(TaskProposal proposal) {
    return validationMustPass;
  }

  @Override
  public Recheck recheck(TaskProposal proposal, PolicyDecision before, List<String> changedPaths) {
    List<RuleVerdict> found = new ArrayList<>();
    for (String path : changedPaths) {
      if (blockedPaths.contains(path)) {
        found.add(found(path, "path.blocked", PolicyVerdict.BLOCKED));
      }
      if (reviewedPaths.contains(path)) {
        found.add(found(path, reviewRule, PolicyVerdict.REVIEW_REQUIRED));
      }
    }
    return Recheck.after(
        before, found, UUID.randomUUID().toString(), Instant.parse("2026-05-04T10:00:00Z"));
  }

  private static RuleVerdict found(String path, String rule, PolicyVerdict verdict) {
    return new RuleVerdict(
        rule,
        PolicyCategory.PATH,
        verdict,
        "built-in",
        "Path '%s' of %s".formatted(path, rule),
        path);
  }

  @Override
  public Observation of(FinishedRun run) {
    ExecutionRecord record =
        new ExecutionRecord(
            "record",
            run.result().runId(),
            run.result().proposalId(),
            run.result().decisionId(),
            run.result(),
            run.result().completedAt(),
            run.backend().wire(),
            run.lane().wire(),
            new ArtifactIndex(List.of(), List.of(), Map.of(), List.of()),
            new ChangedFilesEvidence(ChangedFilesStatus.KNOWN, List.of(), "git_diff", 1.0, null),
            new ValidationEvidence(ValidationStatus.SKIPPED, 0, 0, 0, null, List.of()),
            run.details(),
            run.notes(),
            run.metadata());
    ExecutionTrace trace =
        new ExecutionTrace(
            "trace",
            "record",
            "headline",
            run.result().status(),
            "summary",
            List.of(),
            "",
            "",
            List.of(),
            List.of(),
            run.result().completedAt());
    return new Observation(record, trace);
  }

  @Override
  public PreparedEvidence prepare(RunEvidence evidence) {
    String place = "runs/" + evidence.outcome().request().runId();
    prepared.put(place, evidence);
    return new PreparedEvidence(
        place,
        new TreeMap<>(),
        new MakeSeal.Content(evidence.outcome().request().runId(), evidence.ticketId(), Map.of()));
  }

  @Override
  public Seal intend(Transaction tx, PreparedEvidence evidence) {
    return MakeSeal.of(evidence.content(), 1, null);
  }

  @Override
  public synchronized void publish(PreparedEvidence evidence, Seal seal) {
    onPublish.run();
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("disk full");
    }
    seals.incrementAndGet();
    sealed.putIfAbsent(evidence.place(), prepared.get(evidence.place()));
  }

  @Override
  public void sealed(Transaction tx, Seal seal) {}

  @Override
  public Optional<Seal> sealOf(String ticketId) {
    return Optional.empty();
  }

  /** What the sealed record of a ticket tells beside the result, texts without quotes. */
  Map<String, String> metadata(StoredTicket ticket) {
    Map<String, String> metadata = new TreeMap<>();
    sealed
        .get(ticket.evidence())
        .outcome()
        .record()
        .metadata()
        .forEach(
            (name, value) ->
                metadata.put(name, value.isTextual() ? value.asText() : value.toString()));
    return metadata;
  }

  @Override
  public Optional<PrunedFiles> removed(String place) {
    return Optional.empty();
  }

  @Override
  public List<String> names(String place) {
    RunEvidence evidence = sealed.get(place);
    return evidence == null
        ? List.of()
        : evidence.files().stream().map(file -> file.name()).sorted().toList();
  }

  @Override
  public Optional<byte[]> read(String place, String name) {
    return sealed.get(place).files().stream()
        .filter(file -> file.name().equals(name))
        .map(file -> file.text().getBytes(StandardCharsets.UTF_8))
        .findFirst();
  }
}
