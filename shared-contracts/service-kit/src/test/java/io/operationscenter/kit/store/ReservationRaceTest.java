package io.operationscenter.kit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.events.Head;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class ReservationRaceTest {
  private static final Migrations MIGRATIONS = Migrations.of("test", "V100__reservation.sql");
  private static final Head LEDGER = new Head("ledger");
  private static final int WINDOW = 10;

  @OnBothDatabases
  void neverGrantsElevenOfTenTo64Writers(StoreFixture fixture)
      throws InterruptedException, ExecutionException {
    // Given
    List<Store> replicas =
        switch (fixture.kind()) {
          case SQLITE -> List.of(fixture.open(MIGRATIONS));
          case POSTGRESQL -> List.of(fixture.open(MIGRATIONS), fixture.open(MIGRATIONS));
        };
    List<Future<Boolean>> writers = new ArrayList<>();

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 64; i++) {
        int writer = i;
        Store store = replicas.get(i % replicas.size());
        writers.add(threads.submit(() -> store.write(tx -> reserve(tx, writer))));
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
