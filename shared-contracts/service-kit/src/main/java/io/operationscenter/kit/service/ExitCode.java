package io.operationscenter.kit.service;

/** What a process of ours tells its caller when it ends (design §7). */
public final class ExitCode {

  /** Did what was asked. */
  public static final int OK = 0;

  /** Could not do it. */
  public static final int FAILED = 1;

  /** The command line makes no sense. */
  public static final int USAGE = 2;

  /** A rule or another process stands against it. */
  public static final int REFUSED = 3;

  /** A service it needs does not answer. */
  public static final int UNREACHABLE = 4;

  /** Done, and there is something to look at. */
  public static final int FINDINGS = 5;

  private ExitCode() {}
}
