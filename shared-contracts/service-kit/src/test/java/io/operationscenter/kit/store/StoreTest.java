package io.operationscenter.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

class StoreTest {
  private static final Migrations MIGRATIONS =
      Migrations.of("test", "V100__reservation.sql", "V101__reservation_writer.sql");

  @OnBothDatabases
  void keepsWhatTheWorkWrote(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);

    // When
    long written = store.write(tx -> reserve(tx, "a") + reserve(tx, "b"));

    // Then
    assertThat(written).isEqualTo(2);
    assertThat(reservations(store)).containsExactly("a", "b");
  }

  @OnBothDatabases
  void keepsNothingOfWorkThatThrows(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);
    IllegalStateException thrown = new IllegalStateException("changed my mind");

    // When
    Throwable seen =
        catchThrowable(
            () ->
                store.write(
                    tx -> {
                      reserve(tx, "a");
                      throw thrown;
                    }));

    // Then
    assertThat(seen).isSameAs(thrown).hasNoSuppressedExceptions();
    assertThat(reservations(store)).isEmpty();
  }

  @OnBothDatabases
  void readsBackEachKindOfValue(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);
    Instant now = Instant.parse("2026-03-01T12:00:00.123Z");
    String note = "{\"text\":\"naïve ☂\"}";

    // When
    store.write(
        tx -> {
          tx.update(
              "insert into reservation (id, writer, granted) values (?, ?, ?)", "a", now, false);
          return tx.update("insert into reservation_note values (?, ?, ?)", "a", note, 0.25);
        });

    // Then
    store.read(
        tx ->
            tx.query("select * from reservation join reservation_note on reservation_id = id")
                .one(
                    row -> {
                      assertThat(row.text("id")).isEqualTo("a");
                      assertThat(row.instant("writer")).isEqualTo(now);
                      assertThat(row.number("writer")).isEqualTo(now.toEpochMilli());
                      assertThat(row.flag("granted")).isFalse();
                      assertThat(row.text("note")).isEqualTo(note);
                      assertThat(row.real("weight")).isEqualTo(0.25);
                      return row;
                    }));
  }

  @OnBothDatabases
  void readsNullOnlyWhereItIsAskedFor(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);
    store.write(
        tx ->
            reserve(tx, "a")
                + tx.update("insert into reservation_note values ('a', ?, ?)", null, null));

    // When
    store.read(
        tx ->
            tx.query("select note, weight from reservation_note")
                .one(
                    row -> {
                      // Then
                      assertThat(row.textOrNull("note")).isNull();
                      assertThat(row.numberOrNull("weight")).isNull();
                      assertThat(row.realOrNull("weight")).isNull();
                      assertThat(row.instantOrNull("weight")).isNull();
                      assertThatThrownBy(() -> row.text("note"))
                          .isInstanceOf(IllegalStateException.class)
                          .hasMessageContaining("column note must have a value");
                      return row;
                    }));
  }

  @OnBothDatabases
  void refusesAFlagThatIsNeitherZeroNorOne(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);

    // When
    Throwable seen =
        catchThrowable(
            () -> store.read(tx -> tx.query("select 2 as odd").one(row -> row.flag("odd"))));

    // Then
    assertThat(seen).hasMessageContaining("column odd must be 0 or 1, it is 2");
  }

  @OnBothDatabases
  void refusesToNestTransactions(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);

    // When
    Throwable write = catchThrowable(() -> store.write(tx -> store.read(inner -> 1)));
    Throwable read = catchThrowable(() -> store.read(tx -> store.write(inner -> 1)));

    // Then
    assertThat(write).hasMessageContaining("already open on this thread");
    assertThat(read).hasMessageContaining("already open on this thread");
    assertThat(reservations(store)).isEmpty();
  }

  @OnBothDatabases
  void refusesToUseATransactionThatHasEnded(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);
    Transaction ended = store.write(tx -> tx);

    // When
    Throwable seen = catchThrowable(() -> reserve(ended, "a"));

    // Then
    assertThat(seen).hasMessageContaining("this transaction has ended");
  }

  @OnBothDatabases
  void namesTheConflictOfASecondRowWithTheSameKey(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);
    store.write(tx -> reserve(tx, "a"));

    // When
    Throwable seen = catchThrowable(() -> store.write(tx -> reserve(tx, "a")));

    // Then
    assertThat(seen)
        .isInstanceOf(StoreConflict.class)
        .hasMessageContaining(" store ")
        .hasMessageContaining("already has such a row")
        .hasMessageContaining("insert into reservation");
  }

  @OnBothDatabases
  void refusesARowThatPointsNowhere(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);

    // When
    Throwable seen =
        catchThrowable(
            () ->
                store.write(
                    tx -> tx.update("insert into reservation_note values ('nobody', null, null)")));

    // Then
    assertThat(seen).isInstanceOf(StoreFault.class);
  }

  @OnBothDatabases
  void doesNotCommitAfterAFailedStatementThatTheWorkSwallowed(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);

    // When
    Throwable seen =
        catchThrowable(
            () ->
                store.write(
                    tx -> {
                      reserve(tx, "a");
                      return catchThrowable(() -> reserve(tx, "a"));
                    }));

    // Then
    assertThat(seen).isInstanceOf(StoreFault.class).hasCauseInstanceOf(StoreConflict.class);
    assertThat(reservations(store)).isEmpty();
  }

  @OnBothDatabases
  void refusesToWriteInARead(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);

    // When
    Throwable seen = catchThrowable(() -> store.read(tx -> reserve(tx, "a")));

    // Then
    assertThat(seen).isInstanceOf(StoreFault.class);
    assertThat(reservations(store)).isEmpty();
  }

  @OnBothDatabases
  void showsAReadOneMomentWhileOthersWrite(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);
    Store replica = fixture.open(MIGRATIONS);

    // When
    List<Integer> counts =
        store.read(
            tx -> {
              int before = tx.query("select id from reservation").list(row -> 1).size();
              replica.write(other -> reserve(other, "a"));
              return List.of(before, tx.query("select id from reservation").list(row -> 1).size());
            });

    // Then
    assertThat(counts).containsExactly(0, 0);
    assertThat(reservations(store)).containsExactly("a");
  }

  @OnBothDatabases
  void refusesAnArgumentItCannotKeep(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);

    // When
    Throwable seen =
        catchThrowable(() -> store.read(tx -> tx.query("select ?", 'c').list(row -> row)));

    // Then
    assertThat(seen).hasMessageContaining("argument 1").hasMessageContaining("Character");
  }

  @OnBothDatabases
  void asksForExactlyOneRow(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);
    store.write(tx -> reserve(tx, "a") + reserve(tx, "b"));

    // When
    Throwable more =
        catchThrowable(
            () -> store.read(tx -> tx.query("select id from reservation").one(row -> row)));
    Throwable none =
        catchThrowable(
            () ->
                store.read(
                    tx -> tx.query("select id from reservation where id = 'z'").one(row -> row)));

    // Then
    assertThat(more).hasMessageContaining("exactly one row, got more: select id");
    assertThat(none).hasMessageContaining("exactly one row, got none: select id");
  }

  @OnBothDatabases
  void signalsAfterACommitAndNotAfterARollback(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);
    List<String> signals = new ArrayList<>();

    // When
    store.write(
        tx -> {
          tx.afterCommit(() -> signals.add("committed with " + reservations(store)));
          return reserve(tx, "a");
        });
    Throwable thrown =
        catchThrowable(
            () ->
                store.write(
                    tx -> {
                      tx.afterCommit(() -> signals.add("rolled back"));
                      throw new IllegalStateException("no");
                    }));

    // Then
    assertThat(thrown).hasMessage("no");
    assertThat(signals).containsExactly("committed with [a]");
  }

  @OnBothDatabases
  void staysUsableWhenAWriterIsInterrupted(StoreFixture fixture) throws InterruptedException {
    // Given
    Store store = fixture.open(MIGRATIONS);
    CountDownLatch writing = new CountDownLatch(1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable interrupted =
        () ->
            store.write(
                tx -> {
                  reserve(tx, "interrupted");
                  writing.countDown();
                  waitForInterrupt();
                  return reserve(tx, "interrupted too");
                });
    Thread writer = Thread.ofVirtual().start(() -> failure.set(catchThrowable(interrupted::run)));
    writing.await();

    // When
    writer.interrupt();
    writer.join();
    store.write(tx -> reserve(tx, "a"));

    // Then
    List<String> all = List.of("a", "interrupted", "interrupted too");
    if (failure.get() == null) {
      assertThat(reservations(store)).isEqualTo(all);
    } else {
      // The interrupt can take away the answer to a commit that went through, never half of it.
      assertThat(reservations(store)).isIn(all, List.of("a"));
    }
  }

  @OnBothDatabases
  void letsAHundredVirtualThreadsWrite(StoreFixture fixture)
      throws InterruptedException, ExecutionException {
    // Given
    Store store = fixture.open(MIGRATIONS);

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String id = "writer " + i;
        writers.add(threads.submit(() -> store.write(tx -> reserve(tx, id))));
      }
      for (Future<Integer> writer : writers) {
        writer.get();
      }
    }

    // Then
    assertThat(reservations(store)).hasSize(100);
  }

  @OnBothDatabases
  void saysWhetherItAnswers(StoreFixture fixture) {
    // Given
    Store store = fixture.open();

    // When
    StoreHealth open = store.health();
    store.close();
    StoreHealth closed = store.health();

    // Then
    assertThat(open.ready()).isTrue();
    assertThat(open.sentence()).endsWith(" answers");
    assertThat(closed.ready()).isFalse();
    assertThat(closed.sentence()).contains("has no connection").contains("closed");
  }

  /** Returns with the thread's interrupt still pending. */
  private static void waitForInterrupt() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }

  @OnBothDatabases
  void failsATransactionThatIsRunningWhenItCloses(StoreFixture fixture) {
    // Given
    Store store = fixture.open(MIGRATIONS);

    // When
    Throwable seen =
        catchThrowable(
            () ->
                store.write(
                    tx -> {
                      reserve(tx, "lost");
                      store.close();
                      return reserve(tx, "lost too");
                    }));

    // Then
    assertThat(seen).isInstanceOf(StoreUnreachable.class);
    assertThat(reservations(fixture.open(MIGRATIONS))).isEmpty();
  }

  private static int reserve(Transaction tx, String id) {
    return tx.update("insert into reservation (id, writer) values (?, ?)", id, 1);
  }

  private static List<String> reservations(Store store) {
    return store.read(
        tx -> tx.query("select id from reservation order by id").list(row -> row.text("id")));
  }
}
