package io.operationscenter.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
  private static final Migrations OLD = Migrations.of("test", "V100__reservation.sql");
  private static final Migrations NEW =
      Migrations.of("test", "V100__reservation.sql", "V101__reservation_writer.sql");

  @OnBothDatabases
  void bringsAnOlderSchemaUpToDate(StoreFixture fixture) {
    // Given
    Store old = fixture.open(OLD);
    old.write(tx -> tx.update("insert into reservation (id, writer) values ('kept', 1)"));
    old.close();

    // When
    Store store = fixture.open(NEW);

    // Then
    assertThat(versions(store)).containsExactly("1", "100", "101");
    assertThat(
            store.<List<String>>read(
                tx -> tx.query("select id from reservation").list(row -> row.text("id"))))
        .containsExactly("kept");
  }

  @OnBothDatabases
  void addsTheKitsTablesBelowThoseOfTheService(StoreFixture fixture) {
    // Given
    fixture.open(new Migrations(List.of("db/test/V100__reservation.sql"))).close();

    // When
    Store store = fixture.open(OLD);

    // Then
    assertThat(versions(store)).containsExactlyInAnyOrder("1", "100");
  }

  @OnBothDatabases
  void refusesASchemaThatANewerBinaryWrote(StoreFixture fixture) {
    // Given
    fixture.open(NEW).close();

    // When
    Throwable seen = catchThrowable(() -> fixture.open(OLD));

    // Then
    assertThat(seen)
        .isInstanceOf(SchemaTooNew.class)
        .hasMessageContaining("was written by a newer version")
        .hasMessageEndingWith("101 (reservation writer)");
  }

  @OnBothDatabases
  void refusesASchemaInWhichTheKitIsNewer(StoreFixture fixture) {
    // Given
    fixture.open(OLD).close();

    // When
    Throwable seen =
        catchThrowable(
            () -> fixture.open(new Migrations(List.of("db/test/V100__reservation.sql"))));

    // Then
    assertThat(seen).isInstanceOf(SchemaTooNew.class).hasMessageEndingWith("1 (head event lease)");
  }

  @OnBothDatabases
  void leavesNothingOfAMigrationThatFailsHalfWay(StoreFixture fixture) {
    // Given
    Migrations broken = Migrations.of("broken", "V100__claim.sql");
    Throwable seen = catchThrowable(() -> fixture.open(broken));

    // When
    Store store = fixture.open(Migrations.ofKit());

    // Then
    assertThat(seen)
        .isInstanceOf(MigrationFailed.class)
        .hasMessageContaining("nothing of the failed migration was kept")
        .hasMessageContaining("V100__claim.sql");
    assertThat(versions(store)).containsExactly("1");
    assertThatThrownBy(() -> store.read(tx -> tx.query("select * from claim").list(row -> row)))
        .isInstanceOf(StoreFault.class);
  }

  @OnBothDatabases
  void appliesTheMendedMigrationOnTheNextStart(StoreFixture fixture) {
    // Given
    Migrations broken = Migrations.of("broken", "V100__claim.sql");
    assertThatThrownBy(() -> fixture.open(broken)).isInstanceOf(MigrationFailed.class);

    // When
    Store store = fixture.open(Migrations.of("mended", "V100__claim.sql"));

    // Then
    assertThat(versions(store)).containsExactly("1", "100");
    assertThat(
            store.<String>read(tx -> tx.query("select id from claim").one(row -> row.text("id"))))
        .isEqualTo("first");
  }

  @OnBothDatabases
  void refusesAReleasedMigrationThatWasChanged(StoreFixture fixture) {
    // Given
    fixture.open(OLD).close();

    // When
    Throwable seen = catchThrowable(() -> fixture.open(Migrations.of("mended", "V100__claim.sql")));

    // Then
    assertThat(seen).isInstanceOf(MigrationFailed.class).hasMessageContaining("100");
  }

  @OnBothDatabases
  void letsSeveralStoresOpenAndMigrateAtTheSameTime(StoreFixture fixture)
      throws InterruptedException, ExecutionException {
    // Given
    StoreSettings settings = fixture.settings();
    List<Future<Store>> opening = new ArrayList<>();

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 6; i++) {
        opening.add(threads.submit(() -> Store.open(settings, NEW)));
      }
    }

    // Then
    for (Future<Store> open : opening) {
      try (Store store = open.get()) {
        assertThat(versions(store)).containsExactly("1", "100", "101");
      }
    }
  }

  @Test
  void refusesAMigrationThatIsNotThere() {
    // Given
    Migrations missing = Migrations.of("test", "V100__reservation.sql", "V102__nowhere.sql");

    // When
    try (StoreFixture fixture = new StoreFixture(StoreKind.SQLITE)) {
      Throwable seen = catchThrowable(() -> fixture.open(missing));

      // Then
      assertThat(seen).hasMessageContaining("missing: db/test/V102__nowhere.sql");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db/kit/V100__x.sql",
        "db/planner/V99__x.sql",
        "db/planner/100__x.sql",
        "V100__x.sql"
      })
  void refusesAMigrationOutsideItsRange(String resource) {
    // Given
    List<String> resources = List.of(resource);

    // When
    Throwable seen = catchThrowable(() -> new Migrations(resources));

    // Then
    assertThat(seen).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(resource);
  }

  @Test
  void refusesTwoMigrationsOfOneVersion() {
    // Given
    List<String> resources = List.of("db/planner/V100__a.sql", "db/planner/V100__b.sql");

    // When
    Throwable seen = catchThrowable(() -> new Migrations(resources));

    // Then
    assertThat(seen).hasMessageContaining("V100__a.sql").hasMessageContaining("V100__b.sql");
  }

  private static List<String> versions(Store store) {
    return store.read(
        tx ->
            tx.query("select version from schema_history order by installed_rank")
                .list(row -> row.text("version")));
  }
}
