package io.operationscenter.kit.process;

import java.time.Duration;

/** How a program ended, or why it never started. */
public sealed interface Outcome {

  /** A program that really ran. */
  sealed interface Ended extends Outcome {
    /** What it wrote, how long it ran and how it was contained. */
    RunReport report();
  }

  /**
   * It ended by itself.
   *
   * @param code exit code, 0 to 255
   */
  record Exited(int code, RunReport report) implements Ended {}

  /**
   * A signal that was not ours ended it. A program that itself exits with 128 + n, as shells do for
   * their children, looks the same.
   *
   * @param signal its number, 1 to 64
   */
  record Signalled(int signal, RunReport report) implements Ended {}

  /** It used up its time and was killed with its whole tree. */
  record TimedOut(Duration limit, RunReport report) implements Ended {}

  /** It was cancelled, or the service stopped, and was killed with its whole tree. */
  record Cancelled(RunReport report) implements Ended {}

  /**
   * It never started.
   *
   * @param detail names the program or directory and the cause
   */
  record NotStarted(Reason reason, String detail) implements Outcome {}

  /** Why a program did not start. */
  enum Reason {
    PROGRAM_NOT_FOUND,
    NOT_EXECUTABLE,
    DIRECTORY_MISSING,
    /** We are uid 0 and cannot start it under an unprivileged user. */
    IDENTITY_UNAVAILABLE,
    /** A program of util-linux that we start others with is not installed. */
    TOOL_MISSING,
    /** The runner was closed. */
    RUNNER_CLOSED,
    /** The system could not create a process. */
    SYSTEM_REFUSED
  }

  /** Whether it exited with code 0. */
  default boolean succeeded() {
    return this instanceof Exited exited && exited.code() == 0;
  }

  /** The ending in words, for messages: {@code exited with code 2}. */
  default String inWords() {
    return switch (this) {
      case Exited exited -> "exited with code " + exited.code();
      case Signalled signalled -> "was ended by signal " + signalled.signal();
      case TimedOut timedOut -> "was killed after " + timedOut.limit().toSeconds() + " s";
      case Cancelled _ -> "was cancelled";
      case NotStarted notStarted -> "did not start: " + notStarted.detail();
    };
  }
}
