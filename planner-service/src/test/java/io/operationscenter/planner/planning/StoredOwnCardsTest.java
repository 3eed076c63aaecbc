package io.operationscenter.planner.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.store.Migrations;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Instant;

/** Planner's records of cards that it created. */
class StoredOwnCardsTest {

  private static final Migrations TABLES = Migrations.of("planner", "V130__own_card.sql");
  private static final Instant THEN = Instant.parse("2026-05-01T10:00:00.123Z");

  @OnBothDatabases
  void aRecordSurvivesAndTheFirstOneCounts(StoreFixture fixture) {
    // Given
    OwnCard first = new OwnCard("c-1", "autonomy", "lint_fix", THEN);
    OwnCards cards = new StoredOwnCards(fixture.open(TABLES));
    cards.remember(first);

    // When
    cards.remember(new OwnCard("c-1", "scheduler", null, THEN.plusSeconds(5)));

    // Then
    assertThat(new StoredOwnCards(fixture.open(TABLES)).of("c-1")).contains(first);
  }

  @OnBothDatabases
  void aCardOfSomebodyElseHasNone(StoreFixture fixture) {
    OwnCards cards = new StoredOwnCards(fixture.open(TABLES));
    cards.remember(new OwnCard("c-1", "scheduler", null, THEN));

    assertThat(cards.of("c-2")).isEmpty();
    assertThat(cards.of("c-1")).get().extracting(OwnCard::sourceFamily).isNull();
  }
}
