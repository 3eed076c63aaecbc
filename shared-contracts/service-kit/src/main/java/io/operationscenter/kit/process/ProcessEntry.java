package io.operationscenter.kit.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the process table.
 *
 * @param parent its parent's id
 * @param session id of the session's first process
 * @param startTicks when it started, in clock ticks since boot: with the pid it names one process
 */
record ProcessEntry(
    long pid, String program, char state, long parent, long session, long startTicks) {

  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int SESSION = 3;
  private static final int START = 19;

  /** Reads {@code /proc/<pid>/stat}; null when it cannot be read as one. */
  static @Nullable ProcessEntry parse(long pid, String stat) {
    // The name stands in parentheses and may itself hold spaces and parentheses.
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    if (open < 0 || close < open) {
      return null;
    }
    List<String> fields = List.of(stat.substring(close + 1).strip().split(" +", -1));
    if (fields.size() <= START) {
      return null;
    }
    return new ProcessEntry(
        pid,
        stat.substring(open + 1, close),
        fields.get(STATE).charAt(0),
        Long.parseLong(fields.get(PARENT)),
        Long.parseLong(fields.get(SESSION)),
        Long.parseLong(fields.get(START)));
  }

  /** False for one that has died and only waits for its parent to notice. */
  boolean alive() {
    return state != 'Z' && state != 'X';
  }
}
