package io.operationscenter.kit.files;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What is free on the disk of a path, and when that is too little (spec 03 §9). */
public final class FreeSpace {

  /** With less than this, in MiB, nothing is begun that needs space. */
  public static final long LEAST_MIB = 50;

  private static final long LOW_MIB = 200;
  private static final long BYTES_PER_MIB = 1L << 20;

  private final Measure measure;

  /** Asks a file system. */
  @FunctionalInterface
  public interface Measure {

    /** How many bytes can be written where a path lies. */
    long bytesAt(Path path) throws IOException;
  }

  /** Judges what is measured. */
  public FreeSpace(Measure measure) {
    this.measure = measure;
  }

  /** As the file system says. */
  public static FreeSpace real() {
    return new FreeSpace(FreeSpace::usable);
  }

  /** A file store is found by reading the table of mounts, so it is asked only when it must be. */
  private static long usable(Path path) throws IOException {
    long bytes = path.toFile().getUsableSpace();
    return bytes > 0 ? bytes : Files.getFileStore(path).getUsableSpace();
  }

  /**
   * MiB that can be written where a path lies; empty where that cannot be told, which is logged.
   */
  public OptionalLong mibAt(Path path) {
    try {
      return OptionalLong.of(measure.bytesAt(path) / BYTES_PER_MIB);
    } catch (IOException e) {
      Log.warnf("free space at %s is not known: %s", path, e);
      return OptionalLong.empty();
    }
  }

  /**
   * Why nothing may be begun there, as a sentence; empty while there is room. Not to know is not to
   * be full (spec 06 §16): a write that fails says so itself.
   */
  public Optional<String> shortage(Path path) {
    return shortage(path, mibAt(path));
  }

  /** The same under the name that spec 03 §9 gives it; little that is left is logged (06 §16). */
  public Optional<String> critical(Path path) {
    OptionalLong free = mibAt(path);
    if (free.isPresent() && free.getAsLong() >= LEAST_MIB && free.getAsLong() < LOW_MIB) {
      Log.warnf("disk_space_low: %d MiB are free at %s", free.getAsLong(), path);
    }
    return shortage(path, free).map(why -> "disk_space_critical: " + why);
  }

  private static Optional<String> shortage(Path path, OptionalLong free) {
    return free.isPresent() && free.getAsLong() < LEAST_MIB
        ? Optional.of(
            "%d MiB are free at %s, at least %d MiB are needed: remove something from that disk"
                .formatted(free.getAsLong(), path, LEAST_MIB))
        : Optional.empty();
  }
}
