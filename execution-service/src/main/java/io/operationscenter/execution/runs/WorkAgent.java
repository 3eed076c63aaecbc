package io.operationscenter.execution.runs;

import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.execution.backends.AgentCapture;
import io.operationscenter.execution.backends.AgentEvidence;
import io.operationscenter.execution.backends.AgentEvidence.Attempt;
import io.operationscenter.execution.backends.AgentOrder;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.backends.BackendAdapter;
import io.operationscenter.execution.backends.Backends;
import io.operationscenter.execution.evidence.EvidenceFile;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.execution.tickets.EndWithoutRun;
import io.operationscenter.execution.tickets.Progress;
import io.operationscenter.execution.tickets.Progress.Retry;
import io.operationscenter.execution.tickets.Progress.Uncounted;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketEvent;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.workspaces.UnfitTree;
import io.operationscenter.execution.workspaces.Workspace;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.git.ObjectId;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets the adapter work once, and records what it answered and left. */
final class WorkAgent {

  private final Backends backends;
  private final Workspaces workspaces;
  private final EvidenceTexts texts;
  private final EndRun end;
  private final AgentEvidence evidence;

  WorkAgent(
      Backends backends,
      Workspaces workspaces,
      AgentEvidence evidence,
      EvidenceTexts texts,
      EndRun end) {
    this.backends = backends;
    this.evidence = evidence;
    this.workspaces = workspaces;
    this.texts = texts;
    this.end = end;
  }

  Phase work(Run run, Workspace workspace) throws InterruptedException {
    BackendName backend = run.ticket().command().bundle().decision().selectedBackend();
    Optional<BackendAdapter> adapter = backends.forBackend(backend);
    if (adapter.isEmpty()) {
      return end.with(
          run,
          EndWithoutRun.noAdapter(run.request(), backend.wire(), end.clock().instant()),
          TicketChange.none());
    }
    run.checkpoint();
    Instant startedAt = end.clock().instant();
    if (run.ticket().step() != TicketStep.RETRY_STARTED) {
      run.move(
          TicketEvent.WORK,
          TicketStep.ADAPTER_STARTED,
          TicketChange.none().adapterStarted(startedAt).said("adapter started: " + backend.wire()));
    }
    Answer answer = execute(adapter.get(), run, workspace);
    long worked =
        run.ticket().progress().agentMs()
            + Duration.between(startedAt, end.clock().instant()).toMillis();
    return took(run, workspace, answer, worked);
  }

  private Answer execute(BackendAdapter adapter, Run run, Workspace workspace)
      throws InterruptedException {
    AdmissionCommand command = run.ticket().command();
    AgentOrder order =
        new AgentOrder(
            RebuildGoal.of(run.request(), run.ticket().progress().goal(), workspace.conflicted()),
            command.bundle().decision().selectedLane(),
            command.bundle().proposal().taskType(),
            command.card().family(),
            run.repository(),
            run.stop());
    Asked asked = new Asked(order, adapter.backend());
    try {
      return new Answer(asked, adapter.execute(order), false);
    } catch (RuntimeException e) {
      Log.errorf(e, "Adapter %s broke", adapter.backend().wire());
      ExecutionResult broken =
          EndWithoutRun.failed(
              run.request(),
              FailureReasonCategory.BACKEND_ERROR,
              "Adapter raised unexpected exception: "
                  + texts.masked(String.valueOf(e.getMessage())),
              end.clock().instant());
      return new Answer(asked, new AgentRun(broken, true, null), true);
    }
  }

  /** What the agent did is told also when its end can be recorded only after a clean-up. */
  private Phase took(Run run, Workspace workspace, Answer answer, long worked) {
    AgentRun agent = SkipLimited.of(answer.run);
    Progress before = run.ticket().progress();
    Supplier<TicketChange> learned =
        () -> captured(answer.asked, agent, before).agent(agent.result(), worked);
    try {
      return left(run, workspace, new Answer(answer.asked, agent, answer.broken), learned.get());
    } catch (RuntimeException e) {
      String why = WantOfSpace.in(e).orElseThrow(() -> e);
      return new Phase.GiveUp(
          why, neverStarted(agent, before) ? () -> learned.get().adapterDidNotStart() : learned);
    }
  }

  private static boolean neverStarted(AgentRun agent, Progress before) {
    return !agent.started() && before.retries().isEmpty();
  }

  private Phase left(Run run, Workspace workspace, Answer answer, TicketChange change) {
    AgentRun agent = answer.run;
    StopSignal.Cause cause = run.stop().given().orElse(null);
    if (cause == StopSignal.Cause.CANCELLED || cause == StopSignal.Cause.SHUTDOWN) {
      run.note(change);
    }
    run.checkpoint();
    if (answer.broken) {
      return end.with(run, agent.result(), change.faulty());
    }
    if (neverStarted(agent, run.ticket().progress())) {
      return end.with(run, agent.result(), change.adapterDidNotStart());
    }
    ObjectId tree;
    try {
      tree = workspaces.record(workspace);
    } catch (UnfitTree e) {
      return end.unfit(run, e, texts, change);
    }
    run.move(
        TicketEvent.EXAMINE,
        TicketStep.TREE_RECORDED,
        change
            .tree(tree.hex())
            .said(
                "adapter ended: " + agent.result().status().wire(),
                agent.result().failureReason()));
    return new Phase.Examine(workspace);
  }

  private TicketChange captured(Asked order, AgentRun agent, Progress progress) {
    TicketChange change = TicketChange.none();
    AgentCapture capture = agent.capture();
    if (capture == null) {
      return change;
    }
    change.backend(capture.version(), capture.containment());
    evidence
        .of(order.backend(), agent, attempt(progress.retries()))
        .files()
        .forEach(file -> change.file(file.name(), texts.masked(file.text())));
    EvidenceFile telemetry = evidence.telemetry(order.order(), order.backend(), capture);
    change.file(telemetry.name(), texts.masked(telemetry.text()));
    if (capture.rateLimited()) {
      change.uncounted(Uncounted.RATE_LIMITED).note(SkipLimited.RATE_LIMITED);
    } else if (capture.quotaExhausted()) {
      change.uncounted(Uncounted.QUOTA).note("quota_exhausted");
    }
    return agent.result().status() == ExecutionStatus.TIMEOUT
        ? change.said("adapter was killed after its time")
        : change;
  }

  private static Attempt attempt(List<Retry> retries) {
    return retries.isEmpty()
        ? Attempt.FIRST
        : switch (retries.getLast()) {
          case VALIDATION -> Attempt.AFTER_VALIDATION;
          case SCOPE -> Attempt.AFTER_POLICY;
        };
  }

  private record Asked(AgentOrder order, BackendName backend) {}

  private record Answer(Asked asked, AgentRun run, boolean broken) {}
}
