package io.operationscenter.kit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The kernel numbers processes in ascending order until it comes to the highest number and begins
 * anew with the lowest free one. As long as it cannot have come there since a process was started,
 * all that are younger have higher numbers, and a search for them need not look at the others.
 */
final class PidOrder {

  private static final Path STAT = Path.of("/proc/stat");
  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final Path HIGHEST = Path.of("/proc/sys/kernel/pid_max");
  private static final String FORKS = "processes ";
  private static final int THREADS = 3;

  /** A number is in use as that of a thread, of a group of processes, or of a session. */
  private static final int USES = 3;

  private PidOrder() {}

  /**
   * What the kernel counted at one moment.
   *
   * @param forks processes and threads that were started since the machine was
   * @param threads that exist
   */
  record Count(long forks, long threads) {}

  /** The present count; null where the kernel does not tell it, and every process is looked at. */
  static @Nullable Count count() {
    try {
      String[] load = Files.readString(LOAD).split(" ", -1);
      long threads = Long.parseLong(load[THREADS].substring(load[THREADS].indexOf('/') + 1));
      for (String line : Files.readAllLines(STAT)) {
        if (line.startsWith(FORKS)) {
          return new Count(Long.parseLong(line.substring(FORKS.length()).strip()), threads);
        }
      }
      return null;
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException _) {
      return null;
    }
  }

  /**
   * Whether every process that started after this one has a higher number.
   *
   * @param before the count before it started
   */
  static boolean holdsSince(long pid, @Nullable Count before) {
    Count now = count();
    try {
      long highest = Long.parseLong(Files.readString(HIGHEST).strip());
      return before != null && now != null && holds(pid, before, now.forks(), highest);
    } catch (IOException | NumberFormatException _) {
      return false;
    }
  }

  /** Each fork takes the next number that is not in use. */
  static boolean holds(long pid, Count before, long forksNow, long highest) {
    long forked = forksNow - before.forks();
    long passedOver = USES * (before.threads() + forked);
    return forked > 0 && pid + forked + passedOver < highest;
  }
}
