package io.operationscenter.execution.runs;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.execution.tickets.EndWithoutRun;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.workspaces.WorkspaceFault;
import io.operationscenter.execution.workspaces.Workspaces;
import io.quarkus.logging.Log;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends a run for which there is no space left. What it took is given back first: usually that is
 * what filled the disk, so that its end can be recorded then. A run that publishes keeps what it
 * publishes and is tried again.
 */
final class GiveUpRun {

  private final Workspaces workspaces;
  private final EvidenceTexts texts;
  private final EndRun end;
  private final Map<String, Phase.GiveUp> unrecorded = new ConcurrentHashMap<>();

  GiveUpRun(Workspaces workspaces, EvidenceTexts texts, EndRun end) {
    this.workspaces = workspaces;
    this.texts = texts;
    this.end = end;
  }

  /** What was given up and could not be recorded yet. */
  Optional<Phase> before(Run run) {
    return Optional.<Phase>ofNullable(unrecorded.remove(run.ticket().ticketId()))
        .filter(_ -> mayEnd(run.ticket().state()));
  }

  /**
   * What to do when a phase failed, after the run has given back what its step no longer needs.
   *
   * @return empty when the failure is to be thrown, so that the ticket is tried again
   */
  Optional<Phase> after(Run run, Phase phase, RuntimeException failure) {
    Optional<String> why = WantOfSpace.in(failure);
    if (phase instanceof Phase.Interrupt || run.ticket().state() == TicketState.SEALING) {
      giveBack(run, workspaces::discard);
      return Optional.empty();
    }
    if (mayEnd(run.ticket().state())) {
      return why.filter(_ -> !(phase instanceof Phase.GiveUp))
          .map(text -> new Phase.GiveUp(text, TicketChange::none));
    }
    why.ifPresent(_ -> giveBack(run, workspaces::discardFiles));
    return Optional.empty();
  }

  /** Gives the workspace back and records the end. */
  Phase end(Run run, Phase.GiveUp given) {
    String id = run.ticket().ticketId();
    unrecorded.put(id, given);
    giveBack(run, workspaces::discard);
    Phase next = ended(run, given);
    unrecorded.remove(id);
    return next;
  }

  private Phase ended(Run run, Phase.GiveUp given) {
    StopSignal.Cause told = run.stop().given().orElse(null);
    if (run.ticket().cancelReason() != null || told == StopSignal.Cause.CANCELLED) {
      return end.cancelled(run);
    }
    if (told == StopSignal.Cause.SHUTDOWN) {
      return end.interrupted(run);
    }
    String state = run.ticket().state().wire();
    String what =
        "disk_space_critical: %s; workspace %s was removed to make room"
            .formatted(texts.masked(given.why()), workspaces.pathOf(run.ticket().runId()));
    boolean preparing = run.ticket().state() == TicketState.PREPARING;
    return end.with(
        run,
        EndWithoutRun.failed(
            run.request(),
            FailureReasonCategory.BACKEND_ERROR,
            preparing ? "Workspace preparation failed: " + what : what,
            end.clock().instant()),
        given.learned().get().file("failure.json", texts.failure(state, what)));
  }

  private void giveBack(Run run, Removal removal) {
    try {
      removal.of(run.ticket().runId());
    } catch (WorkspaceFault e) {
      Log.errorf(e, "Ticket %s cannot give its workspace back", run.ticket().ticketId());
    }
  }

  /** Whether a failure is its end; what publishes is carried through, what is sealed has ended. */
  private static boolean mayEnd(TicketState state) {
    return state == TicketState.PREPARING
        || state == TicketState.RUNNING
        || state == TicketState.VALIDATING;
  }

  @FunctionalInterface
  private interface Removal {
    void of(String runId);
  }
}
