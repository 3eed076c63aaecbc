package io.operationscenter.execution.workspaces;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** One mirror is made, fetched into or replaced by one thread of one process at a time. */
final class MirrorLock implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Map<Path, ReentrantLock> OF_THIS_PROCESS = new ConcurrentHashMap<>();

  private final ReentrantLock amongThreads;
  private final FileChannel amongProcesses;

  private MirrorLock(ReentrantLock amongThreads, FileChannel amongProcesses) {
    this.amongThreads = amongThreads;
    this.amongProcesses = amongProcesses;
  }

  /** Waits for the lock as long as it takes. */
  static MirrorLock of(Path mirror) throws IOException, InterruptedException {
    Path file = mirror.resolveSibling(mirror.getFileName() + ".lock");
    ReentrantLock threads = OF_THIS_PROCESS.computeIfAbsent(file, _ -> new ReentrantLock());
    threads.lockInterruptibly();
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        while (channel.tryLock() == null) {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          LockSupport.parkNanos(LOOK.toNanos());
        }
        return new MirrorLock(threads, channel);
      } catch (IOException | InterruptedException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | InterruptedException e) {
      threads.unlock();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      amongProcesses.close();
    } finally {
      amongThreads.unlock();
    }
  }
}
