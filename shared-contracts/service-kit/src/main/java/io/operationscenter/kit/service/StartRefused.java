package io.operationscenter.kit.service;

/** A service will not start. The message is one sentence for the operator; no trace is shown. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private StartRefused(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** Something it needs is not there or not usable: exit code {@link ExitCode#FAILED}. */
  public static StartRefused failed(String sentence) {
    return new StartRefused(ExitCode.FAILED, sentence);
  }

  /** Starting would break a rule: exit code {@link ExitCode#REFUSED}. */
  public static StartRefused refused(String sentence) {
    return new StartRefused(ExitCode.REFUSED, sentence);
  }

  /** The code to exit with. */
  public int exitCode() {
    return exitCode;
  }
}
