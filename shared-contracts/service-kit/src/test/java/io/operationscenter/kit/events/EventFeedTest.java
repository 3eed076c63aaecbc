package io.operationscenter.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

class EventFeedTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Duration LONG = Duration.ofSeconds(25);
  private static final int EMITTERS = 16;
  private static final int TRIES = 25;

  @OnBothDatabases
  void readsWhatWasEmittedAfterANumber(StoreFixture fixture) {
    // Given
    Store store = fixture.open();
    EventFeed feed = new EventFeed(store, CLOCK);
    store.write(tx -> feed.emit(tx, "ticket.sealed", "t-1", "{}"));
    store.write(
        tx -> feed.emit(tx, "ticket.sealed", "t-2", "{\"a\":1}") + feed.emit(tx, "x", "y", "{}"));

    // When
    List<Event> events = feed.after(1, 1);

    // Then
    assertThat(events).containsExactly(new Event(2, "ticket.sealed", "t-2", NOW, "{\"a\":1}"));
    assertThat(feed.after(0, EventFeed.MOST)).extracting(Event::n).containsExactly(1L, 2L, 3L);
    assertThat(feed.after(3, EventFeed.MOST)).isEmpty();
  }

  @OnBothDatabases
  void refusesABodyThatIsNotJson(StoreFixture fixture) {
    // Given
    Store store = fixture.open();
    EventFeed feed = new EventFeed(store, CLOCK);

    for (String body : List.of("", "{", "{} {}", "nil")) {
      // When
      Throwable thrown =
          catchThrowable(() -> store.write(tx -> feed.emit(tx, "ticket.sealed", "t-1", body)));

      // Then
      assertThat(thrown)
          .as(body)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ticket.sealed");
    }
    assertThat(feed.after(0, 10)).isEmpty();
  }

  @OnBothDatabases
  void emitsNothingInATransactionThatRollsBack(StoreFixture fixture) {
    // Given
    Store store = fixture.open();
    EventFeed feed = new EventFeed(store, CLOCK);

    // When
    Throwable thrown =
        catchThrowable(
            () ->
                store.write(
                    tx -> {
                      feed.emit(tx, "ticket.sealed", "t-1", "{}");
                      throw new IllegalStateException("no");
                    }));
    long next = store.write(tx -> feed.emit(tx, "ticket.sealed", "t-2", "{}"));

    // Then
    assertThat(thrown).hasMessage("no");
    assertThat(next).isEqualTo(1);
    assertThat(feed.after(0, 10)).extracting(Event::key).containsExactly("t-2");
  }

  @OnBothDatabases
  void answersTheNumberOfAnIdThatWasEmittedBefore(StoreFixture fixture) {
    // Given
    Store store = fixture.open();
    EventFeed feed = new EventFeed(store, CLOCK);
    long first = store.write(tx -> feed.emitOnce(tx, "run:1", "ticket.sealed", "t-1", "{}"));

    // When
    long again = store.write(tx -> feed.emitOnce(tx, "run:1", "ticket.sealed", "t-1", "{}"));
    long other = store.write(tx -> feed.emitOnce(tx, "run:2", "ticket.sealed", "t-2", "{}"));

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(other).isEqualTo(first + 1);
    assertThat(feed.after(0, 10)).hasSize(2);
  }

  @OnBothDatabases
  void emitsAnIdOnceHoweverManyTryAtTheSameTime(StoreFixture fixture)
      throws InterruptedException, ExecutionException {
    // Given
    Store store = fixture.open();
    EventFeed feed = new EventFeed(store, CLOCK);
    List<Future<Long>> tries = new ArrayList<>();

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < EMITTERS; i++) {
        tries.add(
            threads.submit(
                () -> store.write(tx -> feed.emitOnce(tx, "run:1", "kind", "key", "{}"))));
      }
    }

    // Then
    for (Future<Long> one : tries) {
      assertThat(one.get()).isEqualTo(1);
    }
    assertThat(feed.after(0, 10)).hasSize(1);
  }

  @OnBothDatabases
  void neverSkipsOrReordersANumberBeside16Emitters(StoreFixture fixture)
      throws InterruptedException, ExecutionException {
    // Given
    Store store = fixture.open();
    EventFeed feed = new EventFeed(store, CLOCK);
    List<Future<Integer>> emitters = new ArrayList<>();
    List<Event> seen = new ArrayList<>();

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int e = 0; e < EMITTERS; e++) {
        String name = "emitter " + e;
        Random random = new Random(e);
        emitters.add(threads.submit(() -> emitSome(store, feed, name, random)));
      }
      while (!emitters.stream().allMatch(Future::isDone) || seen.size() < committed(emitters)) {
        seen.addAll(feed.await(seen.size(), 7, Duration.ofMillis(50)));
      }
    }

    // Then
    int committed = committed(emitters);
    assertThat(committed).isBetween(1, EMITTERS * TRIES - 1);
    assertThat(seen)
        .extracting(Event::n)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, committed).boxed().toList());
    assertThat(feed.after(0, EventFeed.MOST)).isEqualTo(seen);
  }

  @OnBothDatabases
  void wakesAWaitingReaderOfTheSameProcess(StoreFixture fixture)
      throws InterruptedException, ExecutionException {
    // Given
    Store store = fixture.open();
    EventFeed feed = new EventFeed(store, CLOCK);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Event>> reader = threads.submit(() -> feed.await(0, 10, LONG));

      // When
      store.write(tx -> feed.emit(tx, "kind", "key", "{}"));

      // Then
      assertThat(reader.get()).hasSize(1);
    }
  }

  @OnBothDatabases
  void showsAWaitingReaderWhatAnotherReplicaEmitted(StoreFixture fixture)
      throws InterruptedException, ExecutionException {
    // Given
    EventFeed feed = new EventFeed(fixture.open(), CLOCK);
    Store replica = fixture.open();
    EventFeed feedOfReplica = new EventFeed(replica, CLOCK);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Event>> reader = threads.submit(() -> feed.await(0, 10, LONG));

      // When
      replica.write(tx -> feedOfReplica.emit(tx, "kind", "key", "{}"));

      // Then
      assertThat(reader.get()).hasSize(1);
    }
  }

  @OnBothDatabases
  void answersNothingWhenTheWaitIsOver(StoreFixture fixture) {
    // Given
    EventFeed feed = new EventFeed(fixture.open(), CLOCK);

    // When
    List<Event> events = feed.await(0, 10, Duration.ofMillis(30));

    // Then
    assertThat(events).isEmpty();
  }

  @OnBothDatabases
  void letsWaitingReadersGoWhenItCloses(StoreFixture fixture) throws InterruptedException {
    // Given
    EventFeed feed = new EventFeed(fixture.open(), CLOCK);
    Thread reader = Thread.ofVirtual().start(() -> feed.await(0, 10, LONG));
    await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);

    // When
    feed.close();

    // Then
    assertThat(reader.join(Duration.ofSeconds(20))).isTrue();
    assertThat(feed.await(0, 10, LONG)).isEmpty();
  }

  @OnBothDatabases
  void letsAnInterruptedReaderGo(StoreFixture fixture) throws InterruptedException {
    // Given
    EventFeed feed = new EventFeed(fixture.open(), CLOCK);
    Thread reader = Thread.ofVirtual().start(() -> feed.await(0, 10, LONG));
    await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);

    // When
    reader.interrupt();

    // Then
    assertThat(reader.join(Duration.ofSeconds(20))).isTrue();
  }

  @OnBothDatabases
  void refusesALimitOutOfRange(StoreFixture fixture) {
    // Given
    EventFeed feed = new EventFeed(fixture.open(), CLOCK);

    // When
    Throwable seen = catchThrowable(() -> feed.after(0, EventFeed.MOST + 1));

    // Then
    assertThat(seen).hasMessageContaining("limit 1 to 1000, they are 0 and 1001");
  }

  @OnBothDatabases
  void letsTheFirstUseOfAHeadRaceWithItself(StoreFixture fixture)
      throws InterruptedException, ExecutionException {
    // Given
    Store store = fixture.open();
    Head head = new Head("new");
    List<Future<Long>> numbers = new ArrayList<>();

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < EMITTERS; i++) {
        numbers.add(threads.submit(() -> store.write(head::next)));
      }
    }

    // Then
    List<Long> taken = new ArrayList<>();
    for (Future<Long> number : numbers) {
      taken.add(number.get());
    }
    assertThat(taken)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, EMITTERS).boxed().toList());
  }

  private static int emitSome(Store store, EventFeed feed, String name, Random random) {
    int committed = 0;
    for (int i = 0; i < TRIES; i++) {
      boolean rollBack = random.nextInt(3) == 0;
      Throwable thrown =
          catchThrowable(
              () ->
                  store.write(
                      tx -> {
                        long n = feed.emit(tx, "kind", name, "{}");
                        if (rollBack) {
                          throw new IllegalStateException("rolled back");
                        }
                        return n;
                      }));
      assertThat(thrown == null || rollBack).as("unexpected: %s", thrown).isTrue();
      committed += rollBack ? 0 : 1;
    }
    return committed;
  }

  private static int committed(List<Future<Integer>> emitters)
      throws InterruptedException, ExecutionException {
    int committed = 0;
    for (Future<Integer> emitter : emitters) {
      committed += emitter.get();
    }
    return committed;
  }
}
