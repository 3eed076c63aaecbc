package io.operationscenter.kit.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One process per service and data root. The operating system's lock decides and goes with the
 * process; pid and start time in the file are only there to name the holder, so what a dead process
 * left behind never stands in the way.
 */
public final class DataRootLock implements AutoCloseable {

  private static final String FILE = "service.lock";

  private final FileChannel channel;

  private DataRootLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock for the life of this process.
   *
   * @throws StartRefused with {@link ExitCode#REFUSED} when another process holds it
   */
  public static DataRootLock take(DataRoot root, Service service) {
    return take(root, service.id());
  }

  /** The same for a process that is not one of the four services. */
  public static DataRootLock take(DataRoot root, String name) {
    Path file = root.folder(name).resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw StartRefused.refused(
            "%s already runs on the data root %s (%s). Stop it, or give this one another --data-root."
                .formatted(name, root.path(), holder(file)));
      }
      describeHolder(channel);
      return new DataRootLock(channel);
    } catch (IOException e) {
      StartRefused refusal =
          StartRefused.failed(
              "The lock file %s cannot be used: %s".formatted(file, e.getMessage()));
      refusal.initCause(e);
      throw refusal;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static void describeHolder(FileChannel channel) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    String started = self.info().startInstant().map(Object::toString).orElse("unknown");
    String text = "pid=%d%nstarted=%s%n".formatted(self.pid(), started);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }

  private static String holder(Path file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return Optional.ofNullable(properties.getProperty("pid"))
        .map(pid -> "process %s, started %s".formatted(pid, properties.getProperty("started")))
        .orElse("its process is just starting");
  }

  /** Gives the lock back; the file stays. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The lock file cannot be closed", e);
    }
  }
}
