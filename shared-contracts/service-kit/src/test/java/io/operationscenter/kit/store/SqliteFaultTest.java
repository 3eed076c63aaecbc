package io.operationscenter.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.abort;

import io.operationscenter.kit.store.StoreSettings.Limits;
import io.operationscenter.kit.testing.StoreFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFaultTest {
  private static final Migrations MIGRATIONS = Migrations.of("test", "V100__reservation.sql");
  private static final Limits IMPATIENT = new Limits(Duration.ofMillis(300), 4);

  @TempDir Path directory;
  private final StoreFixture fixture = new StoreFixture(StoreKind.SQLITE);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void keepsWhatItHasOnAFullDiskAndGoesOnWhenThereIsSpaceAgain()
      throws IOException, InterruptedException {
    // Given
    Path disk = mountSmallDisk("1m");
    try {
      Path ballast = Files.write(disk.resolve("ballast"), new byte[600 * 1024]);
      Store store = fixture.open(StoreSettings.sqlite("test", disk), MIGRATIONS);

      // When
      int kept = writeUntilFull(store);

      // Then
      assertThat(reservations(store)).isEqualTo(kept);
      Files.delete(ballast);
      assertThat(store.<Integer>write(tx -> reserve(tx, kept))).isEqualTo(1);
      assertThat(reservations(store)).isEqualTo(kept + 1);
      assertThat(pragma(store, "integrity_check")).isEqualTo("ok");
    } finally {
      fixture.close();
      run("umount", disk.toString());
    }
  }

  @Test
  void keepsWhatItHasWhenTheFileMayNotGrow() {
    // Given
    StoreSettings plain = StoreSettings.sqlite("test", directory);
    Store store = fixture.open(withUrl(plain, plain.url() + "?max_page_count=60"), MIGRATIONS);

    // When
    int kept = writeUntilFull(store);

    // Then
    assertThat(reservations(store)).isEqualTo(kept);
    store.close();
    Store larger = fixture.open(plain, MIGRATIONS);
    assertThat(larger.<Integer>write(tx -> reserve(tx, kept))).isEqualTo(1);
    assertThat(reservations(larger)).isEqualTo(kept + 1);
  }

  @Test
  void saysThatAnotherProcessHoldsTheFileAndGoesOnWhenItLetsGo()
      throws IOException, InterruptedException {
    // Given
    StoreSettings settings = StoreSettings.sqlite("test", directory).with(IMPATIENT);
    Store store = fixture.open(settings, MIGRATIONS);
    Process holder = lockInAnotherProcess(settings);

    // When
    Throwable seen = catchThrowable(() -> store.write(tx -> reserve(tx, 1)));

    // Then
    try {
      assertThat(seen)
          .isInstanceOf(StoreLocked.class)
          .hasMessageContaining("test.db is locked by another process")
          .hasMessageContaining("PT0.3S");
      assertThat(reservations(store)).isZero();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(store.<Integer>write(tx -> reserve(tx, 1))).isEqualTo(1);
  }

  @Test
  void leavesTheSchemaAloneWhileAnotherProcessHoldsTheFile()
      throws IOException, InterruptedException {
    // Given
    StoreSettings settings = StoreSettings.sqlite("test", directory).with(IMPATIENT);
    fixture.open(settings, MIGRATIONS).close();
    Migrations newer =
        Migrations.of("test", "V100__reservation.sql", "V101__reservation_writer.sql");
    Process holder = lockInAnotherProcess(settings);

    // When
    Throwable seen = catchThrowable(() -> fixture.open(settings, newer));

    // Then
    holder.destroyForcibly().waitFor();
    assertThat(seen).isInstanceOf(StoreLocked.class).hasMessageContaining("migrating");
    assertThat(reservations(fixture.open(settings, newer))).isZero();
  }

  @Test
  void waitsForAnotherProcessWithinItsPatience() throws IOException, InterruptedException {
    // Given
    StoreSettings settings =
        StoreSettings.sqlite("test", directory).with(new Limits(Duration.ofMinutes(1), 4));
    Store store = fixture.open(settings, MIGRATIONS);
    Process holder = lockInAnotherProcess(settings);

    // When
    Thread release = Thread.ofVirtual().start(holder::destroyForcibly);
    int written = store.write(tx -> reserve(tx, 1));

    // Then
    release.join();
    assertThat(written).isEqualTo(1);
  }

  @Test
  void refusesToStartWithoutWal() {
    // Given a file system on which WAL is impossible: this one knows no shared memory
    String url = "jdbc:sqlite:file:" + directory + "/x.db?vfs=unix-dotfile";
    StoreSettings settings = withUrl(StoreSettings.sqlite("test", directory), url);

    // When
    Throwable seen = catchThrowable(() -> fixture.open(settings, MIGRATIONS));

    // Then
    assertThat(seen)
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("x.db must have journal_mode wal")
        .hasMessageEndingWith(": delete");
  }

  @Test
  void refusesToStartWhenACommitMayBeLostWithThePower() {
    // Given
    String normal = "1";

    // When
    Throwable seen =
        catchThrowable(() -> SqliteDatabase.requireDurable("the store", "wal", normal));

    // Then
    assertThat(seen)
        .isInstanceOf(StoreRefused.class)
        .hasMessage("the store must have synchronous 2 (FULL): 1");
    SqliteDatabase.requireDurable("the store", "wal", "2");
  }

  @Test
  void doesNotLetTheUrlTalkItOutOfItsPromises() {
    // Given
    StoreSettings plain = StoreSettings.sqlite("test", directory);
    String url = plain.url() + "?journal_mode=DELETE&synchronous=OFF&foreign_keys=false";

    // When
    Store store = fixture.open(withUrl(plain, url), MIGRATIONS);

    // Then
    assertThat(pragma(store, "journal_mode")).isEqualTo("wal");
    assertThat(pragma(store, "synchronous")).isEqualTo("2");
    assertThat(pragma(store, "foreign_keys")).isEqualTo("1");
  }

  @Test
  void saysThatAFileIsNoDatabase() throws IOException {
    // Given
    Path file = Files.createDirectories(directory.resolve("test")).resolve("test.db");
    Files.writeString(file, "this is not a database, but it is long enough to look".repeat(40));

    // When
    Throwable seen =
        catchThrowable(() -> fixture.open(StoreSettings.sqlite("test", directory), MIGRATIONS));

    // Then
    assertThat(seen).isInstanceOf(StoreCorrupt.class).hasMessageContaining(file.toString());
  }

  @Test
  void saysThatTheDirectoryCannotBeMade() throws IOException {
    // Given
    Files.writeString(directory.resolve("test"), "a file where the directory should be");

    // When
    Throwable seen =
        catchThrowable(() -> fixture.open(StoreSettings.sqlite("test", directory), MIGRATIONS));

    // Then
    assertThat(seen)
        .isInstanceOf(StoreUnreachable.class)
        .hasMessageContaining("needs its directory");
  }

  @Test
  void isNotReadyWhileItHasNoRoomToGrow() throws IOException, InterruptedException {
    // Given
    Path disk = mountSmallDisk("64m");
    try {
      Store store = fixture.open(StoreSettings.sqlite("test", disk), MIGRATIONS);
      StoreHealth roomy = store.health();

      // When
      Path ballast = Files.write(disk.resolve("ballast"), new byte[20 << 20]);
      StoreHealth full = store.health();
      Files.delete(ballast);

      // Then
      assertThat(roomy.ready()).isTrue();
      assertThat(full.ready()).isFalse();
      assertThat(full.sentence())
          .startsWith("SQLite store " + disk)
          .contains("has no space to grow", "at least 50 MiB are needed");
      assertThat(store.health().ready()).isTrue();
    } finally {
      fixture.close();
      run("umount", disk.toString());
    }
  }

  private Path mountSmallDisk(String size) throws IOException, InterruptedException {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    if (run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk.toString()) != 0) {
      String reason = "mounting a small tmpfs is not allowed here, so no disk can be filled";
      System.out.println(reason);
      System.out.println("skipped: " + reason);
      abort(reason);
    }
    return disk;
  }

  private static int writeUntilFull(Store store) {
    for (int written = 0; written < 100_000; written++) {
      int id = written;
      Throwable failure = catchThrowable(() -> store.write(tx -> reserve(tx, id)));
      if (failure != null) {
        assertThat(failure).isInstanceOf(StoreFull.class).hasMessageContaining("has no space left");
        assertThat(catchThrowable(() -> store.write(tx -> reserve(tx, id))))
            .isInstanceOf(StoreFull.class);
        return written;
      }
    }
    throw new AssertionError("the disk never filled");
  }

  /** A row that fills a page, so that few of them fill a disk. */
  private static int reserve(Transaction tx, int id) {
    return tx.update(
        "insert into reservation (id, writer) values (?, ?)", "%04000d".formatted(id), id);
  }

  private static long reservations(Store store) {
    return store.read(
        tx -> tx.query("select count(*) as n from reservation").one(row -> row.number("n")));
  }

  private static String pragma(Store store, String name) {
    return store.write(tx -> tx.query("pragma " + name).one(row -> row.text(name)));
  }

  private static StoreSettings withUrl(StoreSettings settings, String url) {
    return new StoreSettings(
        settings.kind(), settings.service(), url, settings.login(), settings.limits());
  }

  private static Process lockInAnotherProcess(StoreSettings settings) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                SqliteLockHolder.class.getName(),
                settings.url())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    assertThat(output.readLine()).isEqualTo("locked");
    return process;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command)).start().waitFor();
  }
}
