package io.operationscenter.kit.faults;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Production code names the places between two outside effects. A test that kills services names a
 * folder in {@value #FOLDER} and arms a place by a file {@code <point>.armed} in it. Whoever comes
 * to an armed place first writes {@code <point>.reached} there and waits until {@code <point>.go}
 * lies beside it, or until it is killed; everybody after it passes. Without the variable nothing
 * happens.
 */
@Singleton
public final class FaultPoints {

  /** Variable with an existing folder. */
  public static final String FOLDER = "OPERATIONS_CENTER_FAULT_FOLDER";

  private static final Duration LOOK = Duration.ofMillis(20);

  private final Optional<Path> folder;

  FaultPoints() {
    this(System.getenv());
  }

  /** Reads the variable from the given environment. */
  public FaultPoints(Map<String, String> environment) {
    folder = Optional.ofNullable(environment.get(FOLDER)).map(Path::of);
  }

  /** Nothing is ever held. */
  public static FaultPoints none() {
    return new FaultPoints(Map.of());
  }

  /** The caller stands at the named place, e.g. {@code ticket.committed}. */
  public void reached(String name) {
    if (folder.isPresent() && isFirst(name, folder.get())) {
      while (!Files.exists(folder.get().resolve(name + ".go"))) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  private static boolean isFirst(String name, Path folder) {
    if (!Files.exists(folder.resolve(name + ".armed"))) {
      return false;
    }
    try {
      Files.createFile(folder.resolve(name + ".reached"));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be used: %s".formatted(FOLDER, folder), e);
    }
  }
}
