package io.operationscenter.execution.programs;

import io.operationscenter.kit.files.PrivateDirectory;
import io.operationscenter.kit.process.RunIdentity;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A user id that no other execution service of this machine uses while this one lives. Survivors of
 * a run are found by their user, so two services with one user would end each other's agents.
 */
final class ClaimedUser implements AutoCloseable {

  /** From {@link RunIdentity#DEFAULT} on; nobody hands these numbers out either. */
  private static final int CHOICE = 64;

  private static final Path LOCKS = Path.of("/run/operations-center");

  private final RunIdentity identity;
  private final @Nullable FileChannel lock;

  private ClaimedUser(RunIdentity identity, @Nullable FileChannel lock) {
    this.identity = identity;
    this.lock = lock;
  }

  static ClaimedUser first() {
    return first(LOCKS);
  }

  /** The first that is free; the default one, unclaimed, where nothing can be locked. */
  static ClaimedUser first(Path locks) {
    try {
      PrivateDirectory.create(locks);
      for (int i = 0; i < CHOICE; i++) {
        RunIdentity candidate =
            new RunIdentity(RunIdentity.DEFAULT.uid() + i, RunIdentity.DEFAULT.gid() + i);
        FileChannel held = lock(locks.resolve("uid-" + candidate.uid() + ".lock"));
        if (held != null) {
          return new ClaimedUser(candidate, held);
        }
      }
    } catch (IOException e) {
      Log.warnf("user of runs cannot be claimed: %s", e.getMessage());
    }
    return new ClaimedUser(RunIdentity.DEFAULT, null);
  }

  private static @Nullable FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // Another part of this process holds it.
    }
    channel.close();
    return null;
  }

  RunIdentity identity() {
    return identity;
  }

  @Override
  public void close() {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        throw new UncheckedIOException("claim of uid " + identity.uid() + " stays", e);
      }
    }
  }
}
