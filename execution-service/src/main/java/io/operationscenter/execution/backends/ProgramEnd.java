package io.operationscenter.execution.backends;

import java.time.Instant;

/** How a program of a backend ended. */
public sealed interface ProgramEnd {

  /** It ran. */
  sealed interface Ran extends ProgramEnd {
    /** What it left. */
    Output output();
  }

  /**
   * It ended by itself.
   *
   * @param code exit code; 128 and the number of the signal that ended it
   */
  record Exited(int code, Output output) implements Ran {}

  /** It used up the time of the run and was killed with its whole tree. */
  record TimedOut(Output output) implements Ran {}

  /**
   * The run was told to stop, and it was killed with its whole tree.
   *
   * @param why in words
   */
  record Stopped(String why, Output output) implements Ran {}

  /** It never ran because the program is not there. */
  record Missing(String detail) implements ProgramEnd {}

  /** It never ran for another reason. */
  record NotStarted(String detail) implements ProgramEnd {}

  /**
   * The run was told to stop before it started.
   *
   * @param why in words
   */
  record StoppedBefore(String why) implements ProgramEnd {}

  /**
   * Output and circumstances.
   *
   * @param stdout masked and bounded
   * @param stderr masked and bounded; says at its end when the program was killed after its time
   * @param startedAt when it was started
   * @param finishedAt when its whole tree was gone
   * @param containment the sandbox that was had
   */
  record Output(
      String stdout, String stderr, Instant startedAt, Instant finishedAt, String containment) {}
}
