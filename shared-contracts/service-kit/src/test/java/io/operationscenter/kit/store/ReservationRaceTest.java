package io.operationscenter.kit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.events.Head;
import io.operationscenter.kit.store.StoreSettings.Limits;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class ReservationRaceTest {
  private static final Migrations MIGRATIONS = Migrations.of("test", "V100__reservation.sql");
  private static final Head LEDGER = new Head("ledger");
  private static final int WINDOW = 10;
  private static final int WRITERS = 64;
  private static final int REPLICAS = 2;

  @OnBothDatabases
  void neverGrantsElevenOfTenTo64Writers(StoreFixture fixture)
      throws InterruptedException, ExecutionException {
    // Given
    StoreSettings settings =
        fixture.settings().with(new Limits(Duration.ofSeconds(30), WRITERS / REPLICAS));
    List<Store> replicas = new ArrayList<>();
    for (int i = 0; i < REPLICAS; i++) {
      replicas.add(fixture.open(settings, MIGRATIONS));
      fillPool(replicas.get(i), WRITERS / REPLICAS - 1);
    }
    CountDownLatch start = new CountDownLatch(WRITERS);
    List<Future<Boolean>> writers = new ArrayList<>();

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        Store store = replicas.get(i % REPLICAS);
        writers.add(
            threads.submit(
                () -> {
                  meet(start);
                  return store.write(tx -> reserve(tx, writer));
                }));
      }
    }

    // Then
    int granted = 0;
    for (Future<Boolean> writer : writers) {
      granted += writer.get() ? 1 : 0;
    }
    assertThat(granted).isEqualTo(WINDOW);
    assertThat(reserved(replicas.getFirst())).isEqualTo(WINDOW);
  }

  /** So that the writers race for the window and not for their connections. */
  private static void fillPool(Store store, int connections) {
    CountDownLatch all = new CountDownLatch(connections);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        threads.execute(() -> store.read(tx -> meet(all)));
      }
    }
  }

  private static int meet(CountDownLatch all) {
    all.countDown();
    try {
      all.await();
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean reserve(Transaction tx, int writer) {
    LEDGER.next(tx);
    long taken = tx.query("select count(*) as n from reservation").one(row -> row.number("n"));
    if (taken >= WINDOW) {
      return false;
    }
    tx.update("insert into reservation (id, writer) values (?, ?)", "writer " + writer, writer);
    return true;
  }

  private static long reserved(Store store) {
    return store.read(
        tx -> tx.query("select count(*) as n from reservation").one(row -> row.number("n")));
  }
}
