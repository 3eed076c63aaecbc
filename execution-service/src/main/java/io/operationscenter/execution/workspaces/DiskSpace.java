package io.operationscenter.execution.workspaces;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** Whether there is room for one more workspace (spec 03 §9). */
final class DiskSpace {

  private static final long CRITICAL = 50_000_000;
  private static final long LOW = 200_000_000;
  // Where a checkout cannot write, git does not say why; into a folder of ours it is the room.
  private static final Pattern USED_UP =
      Pattern.compile("No space left on device|Disk quota exceeded|unable to write file");

  private final ToLongFunction<Path> free;

  /**
   * @param free usable bytes where a path lies
   */
  DiskSpace(ToLongFunction<Path> free) {
    this.free = free;
  }

  /** As the file system says. */
  static DiskSpace real() {
    return new DiskSpace(DiskSpace::usable);
  }

  /** Why nothing more may be written there; empty = there is room. */
  Optional<String> refusal(Path folder) {
    long bytes = free.applyAsLong(folder);
    if (bytes < CRITICAL) {
      return Optional.of(
          "disk_space_critical: %d MB are free in %s, at least %d MB are needed: remove something from that disk"
              .formatted(bytes / 1_000_000, folder, CRITICAL / 1_000_000));
    }
    if (bytes < LOW) {
      Log.warnf("disk space is low: %d MB are free in %s", bytes / 1_000_000, folder);
    }
    return Optional.empty();
  }

  /** Whether something failed because nothing more can be written. */
  static boolean isUsedUp(Exception failure) {
    return USED_UP.matcher(String.valueOf(failure.getMessage())).find();
  }

  private static long usable(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      // Not to know is not to be full (spec 06 §16); a write that fails says so itself.
      Log.warnf(e, "free space of %s is not known", folder);
      return Long.MAX_VALUE;
    }
  }
}
