package io.operationscenter.kit.seal;

/** Which sealed files retention may remove before their folder (docs/adr/0004-retention.md). */
public final class CommandLogs {

  private static final String ENDING = ".log";

  private CommandLogs() {}

  /** True for what a command printed, kept in a file of its own. */
  public static boolean include(String name) {
    return name.endsWith(ENDING);
  }
}
