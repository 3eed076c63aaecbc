package io.operationscenter.kit.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service's events, kept in its store and read by number (design §2: {@code GET
 * /v1/events?after=N&wait_seconds=25}).
 *
 * <p>An event is emitted in the transaction that makes it true. A reader that asks for what comes
 * after the last number it has seen never misses one and never sees one twice.
 */
public final class EventFeed implements AutoCloseable {
  /** How long a reader may wait. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  /** How many events one answer holds at most. */
  public static final int MOST = 1000;

  private static final ObjectReader JSON =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Head HEAD = new Head("event");

  private final Store store;
  private final InstantSource clock;
  private final Doorbell doorbell = new Doorbell();

  public EventFeed(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Emits an event when the transaction commits.
   *
   * @param body JSON text
   * @return its number
   */
  public long emit(Transaction tx, String kind, String key, String body) {
    return append(tx, null, kind, key, body);
  }

  /**
   * Emits an event unless one with this id exists.
   *
   * @param id chosen by the caller, the same for each try
   * @return the number of the event with this id, new or not
   */
  public long emitOnce(Transaction tx, String id, String kind, String key, String body) {
    HEAD.hold(tx);
    Optional<Long> existing =
        tx.query("select n from event where id = ?", id).first(row -> row.number("n"));
    return existing.orElseGet(() -> append(tx, id, kind, key, body));
  }

  /** What is there after number {@code n}, the lowest number first. */
  public List<Event> after(long n, int limit) {
    if (n < 0 || limit < 1 || limit > MOST) {
      throw new IllegalArgumentException(
          "events: after must be 0 or more and limit 1 to %d, they are %d and %d"
              .formatted(MOST, n, limit));
    }
    return store.read(
        tx ->
            tx.query(
                    "select n, kind, key, at, body from event where n > ? order by n limit ?",
                    n,
                    limit)
                .list(
                    row ->
                        new Event(
                            row.number("n"),
                            row.text("kind"),
                            row.text("key"),
                            row.instant("at"),
                            row.text("body"))));
  }

  /**
   * As {@link #after}, but waits while there is nothing: at most {@code wait} and never longer than
   * {@link #LONGEST_WAIT}. Answers early and empty when the feed closes or the thread is
   * interrupted.
   */
  public List<Event> await(long n, int limit, Duration wait) {
    Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    long deadline = System.nanoTime() + bounded.toNanos();
    while (true) {
      long rung = doorbell.rung();
      List<Event> events = after(n, limit);
      if (!events.isEmpty() || !doorbell.awaitNext(rung, deadline)) {
        return events;
      }
    }
  }

  /** Lets all waiting readers go. */
  @Override
  public void close() {
    doorbell.close();
  }

  private static void requireJson(String kind, String body) {
    try {
      if (JSON.readTree(body).isMissingNode()) {
        throw new IllegalArgumentException("body of event " + kind + " must be JSON, it is empty");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("body of event " + kind + " must be JSON", e);
    }
  }

  private long append(Transaction tx, @Nullable String id, String kind, String key, String body) {
    requireJson(kind, body);
    long n = HEAD.next(tx);
    tx.update(
        "insert into event (n, id, kind, key, at, body) values (?, ?, ?, ?, ?, ?)",
        n,
        id,
        kind,
        key,
        clock.instant(),
        body);
    tx.afterCommit(doorbell::ring);
    return n;
  }
}
