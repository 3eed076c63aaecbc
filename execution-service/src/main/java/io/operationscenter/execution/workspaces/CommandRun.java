package io.operationscenter.execution.workspaces;

/**
 * One bootstrap or validation command (spec 03 §9, {@code validation.json}).
 *
 * @param command as the operator wrote it
 * @param exitCode 124 when it was killed after its time, −1 when it did not start
 * @param stdout masked and bounded
 * @param stderr masked and bounded
 * @param durationMs milliseconds
 */
public record CommandRun(
    String command, int exitCode, String stdout, String stderr, long durationMs) {

  /** Exit code of a command that used up its time. */
  public static final int TIMED_OUT = 124;

  /** True for exit code 0. */
  public boolean passed() {
    return exitCode == 0;
  }
}
