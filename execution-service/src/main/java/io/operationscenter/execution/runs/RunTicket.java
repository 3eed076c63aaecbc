package io.operationscenter.execution.runs;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.tickets.EndWithoutRun;
import io.operationscenter.execution.tickets.Progress;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.workspaces.PreparationFailed;
import io.operationscenter.execution.workspaces.UnfitTree;
import io.operationscenter.execution.workspaces.Workspace;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.git.ObjectId;
import io.operationscenter.kit.lease.LeaseLost;
import io.operationscenter.kit.store.StoreException;
import io.quarkus.logging.Log;
import java.util.Optional;

/** Carries one ticket from where it stands to its sealed end. */
final class RunTicket {

  private final Phases phases;
  private final Workspaces workspaces;
  private final EvidenceTexts texts;
  private final EndRun end;
  private final GiveUpRun giveUp;

  RunTicket(Phases phases, Workspaces workspaces, EvidenceTexts texts, EndRun end) {
    this.phases = phases;
    this.workspaces = workspaces;
    this.texts = texts;
    this.end = end;
    this.giveUp = new GiveUpRun(workspaces, texts, end);
  }

  /**
   * Returns when nothing is left to do, or when the ticket is no longer ours.
   *
   * @param takenOver somebody worked on it before
   * @throws RuntimeException when the store or the evidence cannot be written; it is tried again
   */
  void run(Run run, boolean takenOver) throws InterruptedException {
    run.begin();
    Phase phase = giveUp.before(run).orElseGet(() -> Phase.of(run));
    while (!(phase instanceof Phase.Done || phase instanceof Phase.Leave)) {
      phase = next(run, phase, takenOver);
    }
    if (phase instanceof Phase.Done) {
      workspaces.discard(run.ticket().runId());
    }
  }

  private Phase next(Run run, Phase phase, boolean takenOver) throws InterruptedException {
    try {
      return orEnded(run, phase, takenOver);
    } catch (LeaseLost e) {
      Log.warnf("Ticket %s: %s", run.ticket().ticketId(), e.getMessage());
      return new Phase.Leave();
    } catch (RuntimeException e) {
      return giveUp.after(run, phase, e).orElseThrow(() -> e);
    }
  }

  private Phase orEnded(Run run, Phase phase, boolean takenOver) throws InterruptedException {
    try {
      return step(run, phase, takenOver);
    } catch (RunStopped e) {
      return stopped(run, e);
    } catch (UnfitTree e) {
      return end.unfit(run, e, texts, TicketChange.none());
    } catch (StoreException | LeaseLost e) {
      throw e;
    } catch (RuntimeException e) {
      return broke(run, e);
    }
  }

  private Phase step(Run run, Phase phase, boolean takenOver) throws InterruptedException {
    return switch (phase) {
      case Phase.Prepare _ -> phases.prepare.prepare(run, takenOver);
      case Phase.Work work -> phases.work.work(run, work.workspace());
      case Phase.Examine examine -> phases.examine.examine(run, examine.workspace());
      case Phase.ExamineAgain _ -> examineAgain(run);
      case Phase.Publish publish -> phases.publish.publish(run, publish.workspace());
      case Phase.PublishAgain _ -> publishAgain(run);
      case Phase.Interrupt _ -> end.interrupted(run);
      case Phase.GiveUp given -> giveUp.end(run, given);
      case Phase.Seal _ -> phases.seal.seal(run);
      case Phase.Done _, Phase.Leave _ -> phase;
    };
  }

  private Phase examineAgain(Run run) throws InterruptedException {
    if (run.ticket().cancelReason() != null) {
      return end.cancelled(run);
    }
    Optional<Workspace> workspace = reopened(run);
    String tree = run.ticket().progress().tree();
    if (workspace.isEmpty() || tree == null) {
      return end.interrupted(run);
    }
    workspaces.restore(workspace.get(), new ObjectId(tree));
    return new Phase.Examine(workspace.get());
  }

  private Phase publishAgain(Run run) {
    return reopened(run).<Phase>map(Phase.Publish::new).orElseGet(() -> phases.publish.adopt(run));
  }

  /** With the recorded lease of the push, whatever stands on the remote by now. */
  private Optional<Workspace> reopened(Run run) {
    Progress progress = run.ticket().progress();
    String base = progress.base();
    String start = progress.start();
    if (base == null || start == null) {
      return Optional.empty();
    }
    try {
      Workspace found = workspaces.reopen(run.order(), new ObjectId(base), new ObjectId(start));
      return Optional.of(
          new Workspace(
              found.order(),
              found.files(),
              found.base(),
              Optional.ofNullable(progress.remote()).map(ObjectId::new),
              found.start(),
              found.conflicted(),
              found.bootstrap(),
              found.baseline()));
    } catch (PreparationFailed e) {
      Log.warnf("Workspace of ticket %s is gone: %s", run.ticket().ticketId(), e.getMessage());
      return Optional.empty();
    }
  }

  private Phase stopped(Run run, RunStopped stop) {
    return switch (stop.reason()) {
      case CANCELLED -> end.cancelled(run);
      case SHUTDOWN ->
          run.ticket().state() == TicketState.RUNNING ? end.interrupted(run) : new Phase.Leave();
      case LEASE_LOST -> new Phase.Leave();
      case STORE_FULL -> throw stop;
    };
  }

  private Phase broke(Run run, RuntimeException fault) {
    String id = run.ticket().ticketId();
    if (run.ticket().state() == TicketState.SEALING || WantOfSpace.in(fault).isPresent()) {
      throw fault;
    }
    Log.errorf(fault, "Ticket %s broke while %s", id, run.ticket().state().wire());
    String what = texts.masked(String.valueOf(fault.getMessage()));
    return end.with(
        run,
        EndWithoutRun.failed(
            run.request(),
            FailureReasonCategory.BACKEND_ERROR,
            "Execution broke while %s: %s".formatted(run.ticket().state().wire(), what),
            end.clock().instant()),
        TicketChange.none()
            .faulty()
            .file("failure.json", texts.failure(run.ticket().state().wire(), what)));
  }

  /** The five stretches of a run. */
  record Phases(
      PrepareWorkspace prepare,
      WorkAgent work,
      ExamineTree examine,
      PublishTree publish,
      SealEvidence seal) {}
}
