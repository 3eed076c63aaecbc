package io.operationscenter.execution.evidence;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Path;

/** Refuses to write when the disk is nearly full (spec 03 §9). */
final class SpaceLeft {

  private static final long CRITICAL = 50L << 20;
  private static final long LOW = 200L << 20;

  private final Measure measure;

  /** How many bytes can be written where a path lies. */
  @FunctionalInterface
  interface Measure {
    long bytesAt(Path path) throws IOException;
  }

  SpaceLeft(Measure measure) {
    this.measure = measure;
  }

  /**
   * Warns below 200 MiB, and where it cannot be told.
   *
   * @throws IOException below 50 MiB
   */
  void require(Path path) throws IOException {
    long bytes;
    try {
      bytes = measure.bytesAt(path);
    } catch (IOException e) {
      // Not to know is not to be full (spec 06 §16); a write that fails says so itself.
      Log.warnf(e, "free space at %s is not known", path);
      return;
    }
    if (bytes < CRITICAL) {
      throw new IOException(
          "disk_space_critical: %d MiB are free, %d MiB are needed: remove something from that disk"
              .formatted(bytes >> 20, CRITICAL >> 20));
    }
    if (bytes < LOW) {
      Log.warnf("disk space is low: %d MiB are free at %s", bytes >> 20, path);
    }
  }
}
