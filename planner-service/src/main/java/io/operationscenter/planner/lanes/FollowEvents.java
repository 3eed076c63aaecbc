package io.operationscenter.planner.lanes;

import io.operationscenter.contracts.api.Event;
import io.operationscenter.contracts.api.EventPage;
import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.log.LogScope;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreException;
import io.operationscenter.planner.lanes.goal.Backoff;
import io.operationscenter.planner.lanes.goal.ClaimWorkers;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads execution's feed, one reader for all claims, and wakes those whose ticket moved. It only
 * makes them look sooner: every claim also looks by itself, and so does the lane for approvals.
 */
@Singleton
final class FollowEvents {

  private static final String FEED = "execution";
  private static final String TICKETS = "ticket.";
  private static final String APPROVALS = "approval.";

  private final TicketFeed feed;
  private final Store store;
  private final ClaimWorkers workers;
  private final List<Runnable> onVerdict = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  FollowEvents(TicketFeed feed, Store store, ClaimWorkers workers) {
    this.feed = feed;
    this.store = store;
    this.workers = workers;
  }

  /** Is called when a person said something about a run that waits. */
  void onVerdict(Runnable listener) {
    onVerdict.add(listener);
  }

  /** Until {@link #stop}. */
  void run() {
    int failures = 0;
    while (stopped.getCount() > 0) {
      try {
        read();
        failures = 0;
      } catch (ProblemException | StoreException away) {
        try (LogScope _ = LogScope.open(LogField.EVENT, "feed_unavailable")) {
          Log.debugf("%s", away.getMessage());
        }
        pause(Backoff.after(failures++, Duration.ofSeconds(1), Duration.ofSeconds(30)));
      }
    }
  }

  void stop() {
    stopped.countDown();
  }

  private void read() {
    long after = position();
    EventPage page = feed.after(after);
    page.events().stream()
        .filter(event -> event.kind().startsWith(TICKETS))
        .map(Event::key)
        .distinct()
        .forEach(workers::wake);
    if (page.events().stream().anyMatch(event -> event.kind().startsWith(APPROVALS))) {
      onVerdict.forEach(Runnable::run);
    }
    if (page.next() > after) {
      keep(page.next());
    }
  }

  private long position() {
    return store.read(
        tx ->
            tx.query("select n from ticket_feed where name = ?", FEED)
                .first(row -> row.number("n"))
                .orElse(0L));
  }

  private void keep(long n) {
    store.write(
        tx ->
            tx.update(
                """
                insert into ticket_feed (name, n) values (?, ?)
                on conflict (name) do update set n = excluded.n""",
                FEED,
                n));
  }

  private void pause(Duration time) {
    try {
      if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        Log.debugf("The reader of the feed ends");
      }
    } catch (InterruptedException e) {
      stopped.countDown();
      Thread.currentThread().interrupt();
    }
  }
}
