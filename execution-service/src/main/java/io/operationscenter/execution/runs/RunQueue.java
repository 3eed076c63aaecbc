package io.operationscenter.execution.runs;

import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.admission.StartTicket;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.execution.runs.Run.Taken;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.settings.Settings;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketQueries;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.tickets.WorkBell;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.lease.ReplicaIdentity;
import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.log.LogScope;
import io.operationscenter.kit.store.StoreException;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The workers of one process: takes started tickets and those whose owner is gone, each on a thread
 * of its own, and keeps their leases.
 */
public final class RunQueue {

  private final Parts parts;
  private final Timing timing;
  private final KeepLeases leases;
  private final Map<String, Run> active = new ConcurrentHashMap<>();
  private final Map<String, Instant> later = new ConcurrentHashMap<>();
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ticket-leases").daemon().factory());
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean open = true;
  private volatile boolean started;

  RunQueue(Parts parts, Timing timing) {
    this.parts = parts;
    this.timing = timing;
    this.leases = new KeepLeases(parts.tools(), timing.leaseTtl());
  }

  /** Starts the workers; what an earlier process left is cleaned up first. */
  public void start() {
    started = true;
    Thread.ofVirtual().name("ticket-queue").start(this::serve);
    long beat = timing.leaseTtl().toMillis() / 4;
    var _ = keeper.scheduleWithFixedDelay(this::keep, beat, beat, TimeUnit.MILLISECONDS);
  }

  /** Ends what runs as interrupted, carries through what publishes, and lets go of every lease. */
  public void stop() {
    open = false;
    parts.bell().ring();
    active.values().forEach(run -> run.tell(StopSignal.Cause.SHUTDOWN));
    try {
      if (started && !ended.await(timing.grace().toMillis(), TimeUnit.MILLISECONDS)) {
        Log.warnf("Still working at shutdown: tickets %s", active.keySet());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    keeper.shutdownNow();
  }

  /** Takes and carries through on the caller's thread, so that an answer can show the end. */
  public void sealNow(String ticketId) {
    Optional<InForce> settings = parts.settings().current();
    if (open && settings.isPresent() && !active.containsKey(ticketId)) {
      parts.take().take(ticketId).ifPresent(taken -> work(taken, settings.get()));
    }
  }

  private void serve() {
    try {
      while (open && !tidied()) {
        parts.bell().await(timing.look());
      }
      while (open) {
        look();
        parts.bell().await(timing.look());
      }
      while (!active.isEmpty()) {
        active.values().forEach(run -> run.tell(StopSignal.Cause.SHUTDOWN));
        parts.bell().await(timing.look());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  /** Removes workspaces of earlier processes of this root. */
  private boolean tidied() throws InterruptedException {
    try {
      Set<String> live = new HashSet<>();
      for (StoredTicket ticket : parts.queries().workedOn()) {
        if (needsWorkspace(ticket)) {
          live.add(ticket.runId());
        }
      }
      parts.workspaces().discardAllBut(live);
      return true;
    } catch (RuntimeException e) {
      Log.error("What an earlier process left cannot be cleaned up; trying again", e);
      return false;
    }
  }

  private static boolean needsWorkspace(StoredTicket ticket) {
    TicketStep step = ticket.step();
    return step != null
        && switch (step.recovery()) {
          case VALIDATE_AGAIN, COMMIT, PUSH -> true;
          case REDO, INTERRUPT, SEAL, NOTHING -> false;
        };
  }

  private void look() {
    try {
      parts.queries().overdue(parts.tools().clock().instant()).forEach(this::expire);
      Optional<InForce> settings = parts.settings().current();
      settings.ifPresent(
          inForce -> parts.queries().workedOn().forEach(ticket -> offer(ticket, inForce)));
    } catch (StoreException e) {
      Log.warnf("The queue cannot be read: %s", e.getMessage());
    }
  }

  private void expire(String ticketId) {
    if (!waits(ticketId)) {
      orLater(
          ticketId,
          () -> {
            parts.start().expire(ticketId);
            later.remove(ticketId);
          });
    }
  }

  private void offer(StoredTicket ticket, InForce settings) {
    String id = ticket.ticketId();
    if (open && !waits(id) && !active.containsKey(id) && !full(ticket, settings)) {
      orLater(id, () -> parts.take().take(id).ifPresent(taken -> begin(taken, settings)));
    }
  }

  private void begin(Taken taken, InForce settings) {
    String id = taken.ticket().ticketId();
    Run run = new Run(parts.tools(), settings, taken);
    active.put(id, run);
    Thread.ofVirtual().name("ticket-" + id).start(() -> work(run, taken.takenOver()));
  }

  private boolean waits(String ticketId) {
    return later.getOrDefault(ticketId, Instant.MIN).isAfter(parts.tools().clock().instant());
  }

  /** A store that cannot be written is not asked again at once, nor kept from other tickets. */
  private void orLater(String ticketId, Runnable write) {
    try {
      write.run();
    } catch (StoreException e) {
      Log.warnf("Ticket %s waits: %s", ticketId, e.getMessage());
      putOff(ticketId);
    }
  }

  private void putOff(String ticketId) {
    later.put(ticketId, parts.tools().clock().instant().plus(timing.retry()));
  }

  /** Only agents need a place; what only has to be finished never waits for one. */
  private boolean full(StoredTicket ticket, InForce settings) {
    long most = settings.configuration().maxConcurrentKodo();
    boolean needsAgent =
        ticket.state() == TicketState.QUEUED || ticket.state() == TicketState.PREPARING;
    return needsAgent && most > 0 && active.size() >= most;
  }

  private void work(Taken taken, InForce settings) {
    Run run = new Run(parts.tools(), settings, taken);
    active.put(taken.ticket().ticketId(), run);
    work(run, taken.takenOver());
  }

  private void work(Run run, boolean takenOver) {
    StoredTicket ticket = run.ticket();
    try (LogScope _ = LogScope.open(LogField.TICKET_ID, ticket.ticketId());
        LogScope _ = LogScope.open(LogField.RUN_ID, ticket.runId())) {
      parts.run().run(run, takenOver);
      later.remove(ticket.ticketId());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      Log.errorf(
          e, "Ticket %s stays at %s and is tried again", ticket.ticketId(), run.ticket().step());
      putOff(ticket.ticketId());
    } finally {
      letGo(run);
    }
  }

  private void letGo(Run run) {
    try {
      run.release();
    } catch (StoreException e) {
      Log.warnf(
          "Leases of ticket %s end by themselves: %s", run.ticket().ticketId(), e.getMessage());
    } finally {
      active.remove(run.ticket().ticketId());
      parts.bell().ring();
    }
  }

  private void keep() {
    List.copyOf(active.values()).forEach(leases::keep);
  }

  /**
   * How long things take.
   *
   * @param leaseTtl a lease that is not renewed so long is lost; also bounds how late a wish for an
   *     end is seen
   * @param look at the store, when nothing rang
   * @param retry before a ticket whose evidence or store could not be written is tried again
   * @param grace for what runs at shutdown
   */
  record Timing(Duration leaseTtl, Duration look, Duration retry, Duration grace) {

    static final Timing USUAL =
        new Timing(
            Duration.ofSeconds(8),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20));
  }

  /** What the workers need. */
  record Parts(
      Run.Tools tools,
      TicketQueries queries,
      StartTicket start,
      TakeTicket take,
      RunTicket run,
      Workspaces workspaces,
      Settings settings,
      WorkBell bell,
      ReplicaIdentity replica) {}
}
