package io.operationscenter.kit.process;

import org.jspecify.annotations.Nullable;

/**
 * A line of the process table.
 *
 * @param kernel a thread of the kernel, which has no program
 * @param parent its parent's id
 * @param session id of the session's first process
 * @param threads how many it has; a dead first one counts until all are
 * @param startTicks when it started, in clock ticks since boot: with the pid it names one process
 */
record ProcessEntry(
    long pid,
    String program,
    char state,
    boolean kernel,
    long parent,
    long session,
    long threads,
    long startTicks) {

  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int SESSION = 3;
  private static final int FLAGS = 6;
  private static final int THREADS = 17;
  private static final int START = 19;

  /** PF_KTHREAD of linux/sched.h. */
  private static final long KERNEL_THREAD = 0x0020_0000;

  /** Reads {@code /proc/<pid>/stat}; null when it cannot be read as one. */
  static @Nullable ProcessEntry parse(long pid, String stat) {
    // The name stands in parentheses and may itself hold spaces and parentheses.
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    if (open < 0 || close < open) {
      return null;
    }
    String[] fields = stat.substring(close + 1).strip().split(" ", START + 2);
    if (fields.length <= START) {
      return null;
    }
    return new ProcessEntry(
        pid,
        stat.substring(open + 1, close),
        fields[STATE].charAt(0),
        (Long.parseLong(fields[FLAGS]) & KERNEL_THREAD) != 0,
        Long.parseLong(fields[PARENT]),
        Long.parseLong(fields[SESSION]),
        Long.parseLong(fields[THREADS]),
        Long.parseLong(fields[START]));
  }

  /** False for one that has died and only waits for its parent to notice. */
  boolean alive() {
    return state != 'X' && (state != 'Z' || threads > 1);
  }
}
