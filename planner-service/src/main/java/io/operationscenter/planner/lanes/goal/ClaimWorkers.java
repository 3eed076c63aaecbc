package io.operationscenter.planner.lanes.goal;

import io.operationscenter.kit.lease.LeaseLost;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.lease.ReplicaIdentity;
import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.log.LogScope;
import io.operationscenter.kit.store.StoreException;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The claims that this process advances, and their leases. */
@Singleton
public final class ClaimWorkers {

  private final AdvanceClaim advance;
  private final GiveUp giveUp;
  private final Claims claims;
  private final Leases leases;
  private final LaneSettings settings;
  private final String holder;
  private final Map<String, ClaimWorker> running = new ConcurrentHashMap<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final List<Consumer<Claim>> listeners = new CopyOnWriteArrayList<>();

  ClaimWorkers(
      AdvanceClaim advance,
      GiveUp giveUp,
      Claims claims,
      Leases leases,
      LaneSettings settings,
      ReplicaIdentity replica) {
    this.advance = advance;
    this.giveUp = giveUp;
    this.claims = claims;
    this.leases = leases;
    this.settings = settings;
    this.holder = replica.holder();
  }

  /** Identity of this process start as a holder of leases. */
  public String holder() {
    return holder;
  }

  /** Is told of every claim that ended here. */
  public void onEnd(Consumer<Claim> listener) {
    listeners.add(listener);
  }

  /** The claims at work here. */
  public List<Claim> atWork() {
    return running.values().stream().map(ClaimWorker::claim).toList();
  }

  /** What keeps one of them from its next step, a sentence; empty while nothing does. */
  public Optional<String> waitsFor() {
    return running.values().stream().flatMap(worker -> worker.waitsFor().stream()).findFirst();
  }

  /**
   * Puts a claim to work.
   *
   * @return the claim once its ticket is started, or as it was closed without
   */
  public CompletableFuture<Claim> take(ClaimCard.Held held) {
    ClaimWorker worker = new ClaimWorker(advance, giveUp, held, settings.goalInterval());
    String id = held.claim().id();
    Thread thread =
        Thread.ofVirtual().name("claim-" + held.claim().taskId()).unstarted(() -> work(id, worker));
    running.put(id, worker);
    threads.add(thread);
    thread.start();
    return worker.begun();
  }

  /** Takes over live claims that nobody holds: those of processes that are gone. */
  public int adopt(String role) {
    int taken = 0;
    for (Claim claim : claims.live(role)) {
      if (!running.containsKey(claim.id())) {
        taken += adopt(claim) ? 1 : 0;
      }
    }
    return taken;
  }

  /** Something happened to a ticket. */
  public void wake(String ticketId) {
    running.values().stream()
        .filter(worker -> worker.claim().ticketId().equals(ticketId))
        .forEach(ClaimWorker::wake);
  }

  /**
   * Prolongs every lease; called well within {@link ClaimCard#LEASE}. A claim whose lease has run
   * out is let go at once: whoever looks next, also this process, takes it up where it stands.
   */
  public void renew() {
    for (ClaimWorker worker : running.values()) {
      try {
        worker.renewed(leases.renew(worker.lease(), ClaimCard.LEASE));
      } catch (LeaseLost lost) {
        notRenewed(lost);
        worker.stop();
      } catch (StoreException away) {
        notRenewed(away);
      }
    }
  }

  private static void notRenewed(RuntimeException why) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    try (LogScope _ = LogScope.open(LogField.EVENT, "lease_not_renewed")) {
      Log.warnf("%s", why.getMessage());
    }
  }

  /**
   * Ends all work after the step at hand, and waits until the leases are given back and everybody
   * is told; tickets go on, claims are resumed at the next start.
   */
  public void stop(Duration patience) throws InterruptedException {
    running.values().forEach(ClaimWorker::stop);
    long end = System.nanoTime() + patience.toNanos();
    for (Thread thread : List.copyOf(threads)) {
      Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
      if (!thread.join(left)) {
        thread.interrupt();
        thread.join(Duration.ofSeconds(1));
      }
    }
  }

  private boolean adopt(Claim seen) {
    return leases
        .acquire(seen.leaseName(), holder, ClaimCard.LEASE)
        .map(
            lease ->
                claims
                    .find(seen.id())
                    .filter(claim -> !AdvanceClaim.over(claim))
                    .map(
                        claim -> {
                          CompletableFuture<Claim> _ = take(new ClaimCard.Held(claim, lease));
                          return true;
                        })
                    .orElseGet(
                        () -> {
                          leases.release(lease);
                          return false;
                        }))
        .orElse(false);
  }

  private void work(String id, ClaimWorker worker) {
    try {
      worker.run();
    } finally {
      running.remove(id);
      try {
        letGo(worker);
        listeners.forEach(listener -> listener.accept(worker.claim()));
      } finally {
        threads.remove(Thread.currentThread());
      }
    }
  }

  private void letGo(ClaimWorker worker) {
    try {
      leases.release(worker.lease());
    } catch (StoreException away) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      try (LogScope _ = LogScope.open(LogField.EVENT, "lease_not_released")) {
        Log.warnf("It ends by itself: %s", away.getMessage());
      }
    }
  }
}
