package io.operationscenter.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.store.StoreSettings.Limits;
import io.operationscenter.kit.store.StoreSettings.Login;
import io.operationscenter.kit.testing.PostgresServer;
import io.operationscenter.kit.testing.SpokenAssumption;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresFaultTest {
  private static final Migrations MIGRATIONS = Migrations.of("test", "V100__reservation.sql");
  private static PostgresServer server;

  @BeforeAll
  static void startAServerThatMayBeKilled() {
    server = PostgresServer.start();
  }

  @AfterEach
  void leaveARunningServer() {
    server.restart();
  }

  @AfterAll
  static void stopTheServer() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void goesOnWithoutARestartWhenTheServerWasKilledAndIsBack() {
    try (Store store = Store.open(server.freshStore(), MIGRATIONS)) {
      // Given
      store.write(tx -> reserve(tx, "before"));
      server.kill();

      // When
      Throwable down = catchThrowable(() -> store.write(tx -> reserve(tx, "down")));
      StoreHealth health = store.health();
      server.restart();

      // Then
      assertThat(down)
          .isInstanceOf(StoreUnreachable.class)
          .hasMessageContaining("cannot be reached");
      assertThat(health.ready()).isFalse();
      assertThat(health.sentence())
          .contains("PostgreSQL store test_")
          .contains("cannot be reached");
      store.write(tx -> reserve(tx, "after"));
      assertThat(reservations(store)).containsExactlyInAnyOrder("before", "after");
      assertThat(store.health().ready()).isTrue();
    }
  }

  @Test
  void keepsAWriteWhollyOrNotAtAllWhenTheServerIsKilledInTheMiddle() throws InterruptedException {
    try (Store store = Store.open(server.freshStore(), MIGRATIONS)) {
      // Given
      Set<String> acknowledged = ConcurrentHashMap.newKeySet();
      Set<String> refused = ConcurrentHashMap.newKeySet();
      AtomicBoolean ended = new AtomicBoolean();
      List<Thread> writers = new ArrayList<>();
      for (int w = 0; w < 4; w++) {
        String writer = "writer " + w;
        writers.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      for (int i = 0; !ended.get(); i++) {
                        String id = writer + " write " + i;
                        Throwable failure =
                            catchThrowable(() -> store.write(tx -> reserve(tx, id)));
                        if (failure == null) {
                          acknowledged.add(id);
                        } else {
                          assertThat(failure).isInstanceOf(StoreUnreachable.class);
                          refused.add(id);
                          ended.set(true);
                        }
                      }
                    }));
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > 50);

      // When
      server.kill();
      for (Thread writer : writers) {
        writer.join();
      }
      server.restart();

      // Then
      Set<String> kept = new HashSet<>(reservations(store));
      assertThat(kept).containsAll(acknowledged);
      Set<String> known = new HashSet<>(acknowledged);
      known.addAll(refused);
      assertThat(known).containsAll(kept);
      assertThat(notes(store)).containsExactlyInAnyOrderElementsOf(kept);
    }
  }

  @Test
  void losesTheOpenTransactionWhenTheServerIsKilled() {
    try (Store store = Store.open(server.freshStore(), MIGRATIONS)) {
      // When
      Throwable seen =
          catchThrowable(
              () ->
                  store.write(
                      tx -> {
                        reserve(tx, "lost");
                        server.kill();
                        server.restart();
                        return null;
                      }));

      // Then
      assertThat(seen)
          .isInstanceOfSatisfying(
              StoreUnreachable.class, lost -> assertThat(lost.outcomeUnknown()).isTrue());
      assertThat(reservations(store)).isEmpty();
    }
  }

  @Test
  void saysThatALockIsHeldByAnotherTransaction() throws InterruptedException {
    // Given
    StoreSettings settings = server.freshStore().with(new Limits(Duration.ofMillis(300), 4));
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    try (Store store = Store.open(settings, MIGRATIONS)) {
      Thread holder =
          Thread.ofVirtual()
              .start(
                  () ->
                      store.write(
                          tx -> {
                            reserve(tx, "a");
                            locked.countDown();
                            return waitFor(released);
                          }));
      locked.await();

      // When
      Throwable seen = catchThrowable(() -> store.write(tx -> reserve(tx, "a")));
      released.countDown();
      holder.join();

      // Then
      assertThat(seen)
          .isInstanceOf(StoreLocked.class)
          .hasMessageContaining("is locked by another transaction");
    }
  }

  @Test
  void saysThatAllConnectionsAreInUse() throws InterruptedException {
    // Given
    StoreSettings settings = server.freshStore().with(new Limits(Duration.ofMillis(300), 4));
    CountDownLatch taken = new CountDownLatch(4);
    CountDownLatch released = new CountDownLatch(1);
    try (Store store = Store.open(settings, MIGRATIONS)) {
      List<Thread> holders = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        holders.add(
            Thread.ofVirtual()
                .start(
                    () ->
                        store.read(
                            tx -> {
                              taken.countDown();
                              return waitFor(released);
                            })));
      }
      taken.await();

      // When
      Throwable seen = catchThrowable(() -> reservations(store));
      released.countDown();
      for (Thread holder : holders) {
        holder.join();
      }

      // Then
      assertThat(seen)
          .isInstanceOf(StoreLocked.class)
          .hasMessageContaining("has all its connections in use");
    }
  }

  @Test
  void isNotReadyWhileTheDiskOfItsTablesIsFull() throws Exception {
    Path disk = Files.createTempDirectory("operations-center-small-");
    SpokenAssumption.assumeAloud(
        run("mount", "-t", "tmpfs", "-o", "size=64m,mode=755", "none", disk.toString())
            && run("chown", "postgres", disk.toString()),
        "no small file system can be mounted here: that needs root");
    try (PostgresServer own = PostgresServer.start();
        Store store = Store.open(onDisk(disk, own), MIGRATIONS)) {
      // Given
      StoreHealth roomy = store.health();

      // When
      Path ballast = fill(disk);
      Throwable seen = catchThrowable(() -> store.write(tx -> reserve(tx, "a")));
      StoreHealth full = store.health();
      Files.delete(ballast);

      // Then
      assertThat(roomy.ready()).isTrue();
      assertThat(seen).isInstanceOf(StoreFull.class);
      assertThat(full.ready()).isFalse();
      assertThat(full.sentence()).contains("PostgreSQL store test", "has no space left");
      assertThat(store.health().ready()).isTrue();
    } finally {
      run("umount", disk.toString());
      Files.delete(disk);
    }
  }

  private static StoreSettings onDisk(Path disk, PostgresServer own) throws SQLException {
    StoreSettings settings = own.freshDatabase("test");
    String database = settings.url().substring(settings.url().lastIndexOf('/') + 1);
    try (Connection connection = own.connect();
        var statement = connection.createStatement()) {
      statement.execute("create tablespace small location '" + disk + "'");
      statement.execute("alter database " + database + " set tablespace small");
    }
    return settings;
  }

  private static Path fill(Path disk) throws IOException {
    Path ballast = disk.resolve("ballast");
    try (OutputStream out = Files.newOutputStream(ballast)) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left on device");
      return ballast;
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  @Test
  void refusesAServerThatIsTooOld() {
    // Given
    int version = 12;

    // When
    Throwable seen = catchThrowable(() -> PostgresDatabase.requireVersion("the store", version));

    // Then
    assertThat(seen)
        .isInstanceOf(StoreRefused.class)
        .hasMessage("the store needs PostgreSQL 13 or newer: 12");
    PostgresDatabase.requireVersion("the store", 13);
  }

  @Test
  void refusesAUrlThatLeadsIntoAnotherSchema() {
    // Given
    StoreSettings plain = server.freshStore();
    StoreSettings elsewhere =
        StoreSettings.postgresql(
            plain.service(), plain.url() + "?currentSchema=public", plain.login());

    // When
    Throwable seen = catchThrowable(() -> Store.open(elsewhere, MIGRATIONS));

    // Then
    assertThat(seen)
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("must work in the schema " + plain.service())
        .hasMessageEndingWith(": public");
  }

  @Test
  void refusesAWrongPasswordWithoutSayingIt() {
    // Given
    StoreSettings plain = server.freshStore();
    StoreSettings wrong =
        StoreSettings.postgresql(
            plain.service(), plain.url() + "?tcpKeepAlive=true", new Login("operations", "s3cret"));

    // When
    Throwable seen = catchThrowable(() -> Store.open(wrong, MIGRATIONS));

    // Then
    assertThat(seen)
        .isInstanceOf(StoreUnreachable.class)
        .hasMessageContaining("password authentication failed for user \"operations\"")
        .hasMessageNotContaining("s3cret");
    assertThat(wrong.toString() + wrong.login()).doesNotContain("s3cret").doesNotContain("?");
  }

  private static int waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int reserve(Transaction tx, String id) {
    tx.update("insert into reservation (id, writer) values (?, 1)", id);
    return tx.update("insert into reservation_note (reservation_id) values (?)", id);
  }

  private static List<String> reservations(Store store) {
    return store.read(tx -> tx.query("select id from reservation").list(row -> row.text("id")));
  }

  private static List<String> notes(Store store) {
    return store.read(
        tx ->
            tx.query("select reservation_id from reservation_note")
                .list(row -> row.text("reservation_id")));
  }
}
