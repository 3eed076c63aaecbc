package io.operationscenter.kit.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends signals: to one process of which we are sure, or to a group that is quicker than we are.
 */
final class Signals {

  private static final long SECONDS_TO_SEND = 5;

  private Signals() {}

  /** SIGTERM to exactly this process, not to one that has got its number since. */
  static void terminate(ProcessEntry process) {
    if (isStill(process)) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
    }
  }

  /** SIGKILL to exactly this process, not to one that has got its number since. */
  static void kill(ProcessEntry process) {
    if (isStill(process)) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /**
   * SIGKILL to all processes that a user has. The kernel does it in one step, so that not even a
   * program that forks all the time gets away.
   *
   * @param asUser starts a program as this user
   */
  static void killAllOf(List<String> asUser) {
    List<String> argv = new ArrayList<>(asUser);
    argv.addAll(List.of("/bin/sh", "-c", "kill -s KILL -- -1"));
    try {
      ProcessBuilder builder = new ProcessBuilder(argv);
      // It runs as the agents' user, who could read our secrets from its environment.
      builder.environment().clear();
      Process sender = builder.start();
      if (!sender.waitFor(SECONDS_TO_SEND, TimeUnit.SECONDS)) {
        sender.destroyForcibly();
      }
    } catch (IOException _) {
      // The sweep goes on one by one and reports whoever remains.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isStill(ProcessEntry process) {
    ProcessEntry now = ProcessTable.entryOf(process.pid());
    return now != null && now.startTicks() == process.startTicks();
  }
}
