package io.operationscenter.execution.runs;

import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.workspaces.Workspace;
import java.util.function.Supplier;

/** What a run does next. */
sealed interface Phase {

  /** Make the workspace. */
  record Prepare() implements Phase {}

  /** Let the adapter work; its step is recorded. */
  record Work(Workspace workspace) implements Phase {}

  /** Validate and check what the adapter left. */
  record Examine(Workspace workspace) implements Phase {}

  /** Restore what the adapter left, then examine it. */
  record ExamineAgain() implements Phase {}

  /** Commit and push what was checked. */
  record Publish(Workspace workspace) implements Phase {}

  /** Go on publishing after a crash. */
  record PublishAgain() implements Phase {}

  /** End as interrupted. */
  record Interrupt() implements Phase {}

  /**
   * Give back what the run took, then end it: there is no space left.
   *
   * @param why what has no space left
   * @param learned what is still to be recorded, made anew for each try
   */
  record GiveUp(String why, Supplier<TicketChange> learned) implements Phase {}

  /** Write the evidence. */
  record Seal() implements Phase {}

  /** Nothing is left to do. */
  record Done() implements Phase {}

  /** Somebody else, or a later start, goes on from the recorded step. */
  record Leave() implements Phase {}

  /** Where a ticket goes on that was just taken. */
  static Phase of(Run run) {
    var step = run.ticket().step();
    if (step == null) {
      return new Seal();
    }
    return switch (step.recovery()) {
      case REDO -> new Prepare();
      case INTERRUPT -> new Interrupt();
      case VALIDATE_AGAIN -> new ExamineAgain();
      case COMMIT, PUSH -> new PublishAgain();
      case SEAL -> new Seal();
      case NOTHING -> new Done();
    };
  }
}
