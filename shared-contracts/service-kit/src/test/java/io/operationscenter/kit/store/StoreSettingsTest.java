package io.operationscenter.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.operationscenter.kit.store.StoreSettings.Limits;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSettingsTest {
  @Test
  void keepsSqliteInTheServicesFolderOfTheDataRoot() {
    // When
    StoreSettings settings = StoreSettings.sqlite("planner", Path.of("/var/operations"));

    // Then
    assertThat(settings.url()).isEqualTo("jdbc:sqlite:/var/operations/planner/planner.db");
  }

  @Test
  void refusesAUrlOfTheOtherDatabaseAndHidesItsParameters() {
    // When
    Throwable seen =
        catchThrowable(
            () ->
                StoreSettings.postgresql(
                    "planner", "postgres://db/operations?password=s3cret", null));

    // Then
    assertThat(seen)
        .hasMessage(
            "store.url of planner must start with jdbc:postgresql:, it is"
                + " 'postgres://db/operations'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Planner", "planner; drop schema public", "1planner", "plan-ner"})
  void refusesAServiceThatCannotNameASchema(String service) {
    // When
    Throwable seen =
        catchThrowable(() -> StoreSettings.postgresql(service, "jdbc:postgresql://db/x", null));

    // Then
    assertThat(seen)
        .hasMessageContaining("service must match")
        .hasMessageEndingWith("'" + service + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:sqlite:", "jdbc:sqlite::memory:", "jdbc:sqlite:file::memory:"})
  void refusesASqliteUrlThatNamesNoFile(String url) {
    // Given
    StoreSettings settings =
        new StoreSettings(StoreKind.SQLITE, "planner", url, null, Limits.DEFAULT);

    // When
    Throwable seen = catchThrowable(() -> Store.open(settings, Migrations.ofKit()));

    // Then
    assertThat(seen).hasMessageContaining("store.url must name a file").hasMessageContaining(url);
  }

  @Test
  void refusesLimitsOutOfRange() {
    // When
    Throwable patience = catchThrowable(() -> new Limits(Duration.ZERO, 10));
    Throwable connections = catchThrowable(() -> new Limits(Duration.ofSeconds(1), 3));

    // Then
    assertThat(patience).hasMessageContaining("between 1 ms and 24 days, it is PT0S");
    assertThat(connections).hasMessageContaining("between 4 and 200, it is 3");
  }
}
