package io.operationscenter.kit.process;

import io.operationscenter.kit.process.Sweep.Evidence;
import io.operationscenter.kit.process.Sweep.Survivor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The trees that run now, and the search for processes that belong to one. Starting and searching
 * exclude each other, so that a search never takes another run's new process for a survivor.
 */
final class LiveTrees {

  /** Rounds of looking and killing; the pause between them makes it 10 s in the worst case. */
  private static final int MOST_ROUNDS = 500;

  private static final Duration PAUSE = Duration.ofMillis(20);

  /** After that many rounds something forks as fast as we kill. */
  private static final int ROUNDS_ONE_BY_ONE = 3;

  private final HostTools tools;
  private final Set<TreeRoot> live = ConcurrentHashMap.newKeySet();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  LiveTrees(HostTools tools) {
    this.tools = tools;
  }

  /** A started process and the tree that it is the root of. */
  record Started(Process process, TreeRoot root) {}

  Started start(ProcessBuilder builder, @Nullable RunIdentity identity) throws IOException {
    lock.readLock().lock();
    try {
      PidOrder.Count before = PidOrder.count();
      Process process = builder.start();
      TreeRoot root = TreeRoot.of(process.pid(), identity, before);
      live.add(root);
      return new Started(process, root);
    } finally {
      lock.readLock().unlock();
    }
  }

  void ended(TreeRoot root) {
    live.remove(root);
  }

  /** Sends SIGTERM to the run's processes. */
  void terminate(TreeRoot root, Traces traces) {
    eachSuspect(suspects -> suspects.keySet().forEach(Signals::terminate), root, traces);
  }

  /** Whether any process of the run is left. */
  boolean anyLeft(TreeRoot root, Traces traces) {
    return eachSuspect(_ -> {}, root, traces) > 0;
  }

  /** Kills the run's processes until a search finds none any more. */
  Sweep sweep(@Nullable TreeRoot root, Traces traces) throws InterruptedException {
    Map<ProcessEntry, Evidence> found = new LinkedHashMap<>();
    Map<ProcessEntry, Evidence> last = new LinkedHashMap<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean inOneStep = round >= ROUNDS_ONE_BY_ONE;
      last.clear();
      int count =
          eachSuspect(
              suspects -> {
                last.putAll(suspects);
                suspects.keySet().forEach(Signals::kill);
              },
              root,
              traces);
      if (count == 0) {
        break;
      }
      last.forEach(found::putIfAbsent);
      if (inOneStep) {
        killUserInOneStep(root, traces);
      }
      Thread.sleep(PAUSE);
    }
    return new Sweep(survivors(found), survivors(last));
  }

  private interface Treatment {
    void of(Map<ProcessEntry, Evidence> suspects);
  }

  private int eachSuspect(Treatment treatment, @Nullable TreeRoot root, Traces traces) {
    lock.writeLock().lock();
    try {
      ProcessTable table = root == null ? ProcessTable.read() : root.candidates();
      Map<ProcessEntry, Evidence> suspects = new Suspects(root, traces, othersThan(root)).in(table);
      treatment.of(suspects);
      return suspects.size();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void killUserInOneStep(@Nullable TreeRoot root, Traces traces) {
    lock.writeLock().lock();
    try {
      RunIdentity identity = new Suspects(root, traces, othersThan(root)).exclusiveIdentity();
      if (identity != null) {
        Signals.killAllOf(tools.asUser(identity));
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private List<TreeRoot> othersThan(@Nullable TreeRoot root) {
    List<TreeRoot> others = new ArrayList<>(live);
    others.remove(root);
    return others;
  }

  private static List<Survivor> survivors(Map<ProcessEntry, Evidence> processes) {
    List<Survivor> survivors = new ArrayList<>();
    processes.forEach(
        (process, evidence) ->
            survivors.add(new Survivor(process.pid(), process.program(), evidence)));
    return survivors;
  }
}
