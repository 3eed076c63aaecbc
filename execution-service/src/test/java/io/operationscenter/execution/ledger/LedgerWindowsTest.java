package io.operationscenter.execution.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.ledger.LedgerFacts.Window;
import io.operationscenter.execution.ledger.ReadLedger.Bounds;
import io.operationscenter.execution.ledger.ReadLedger.Question;
import io.operationscenter.kit.config.environment.Budget;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** What the windows hold when clocks jump, over a leap day, and when they free. */
class LedgerWindowsTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  private int events;

  private void execution(LedgerFixture ledger, Instant at, String repoKey) {
    event(ledger, UsageKind.EXECUTION, at, repoKey);
  }

  private void event(LedgerFixture ledger, UsageKind kind, Instant at, String repoKey) {
    UsageEvent event =
        new UsageEvent(
            "e" + events++,
            kind,
            at,
            "goal",
            "task",
            repoKey,
            kind == UsageKind.EXECUTION_OUTCOME
                ? Map.of("succeeded", JsonNodeFactory.instance.booleanNode(false))
                : Map.of());
    ledger.store().write(tx -> ledger.ledger().record(tx, event));
  }

  private static LedgerFacts facts(LedgerFixture ledger, Instant now, long perHour, long credits) {
    Budget budget = CODEC.read(Budget.class, "{\"max_exec_per_hour\": %d}".formatted(perHour));
    Bounds bounds = new Bounds(budget, 5L, CODEC.read(CircuitBreaker.class, "{}"));
    return ledger
        .store()
        .read(
            tx ->
                new ReadLedger()
                    .of(tx, new Question("task", "sample", "goal", credits, bounds, now)));
  }

  private static LedgerFacts facts(LedgerFixture ledger, Instant now) {
    return facts(ledger, now, 10, 1);
  }

  @OnBothDatabases
  void aClockSetForwardEmptiesTheHourButNotTheDay(StoreFixture fixture) {
    LedgerFixture ledger = new LedgerFixture(fixture);
    // Given
    for (int i = 0; i < 4; i++) {
      execution(ledger, NOON.minusSeconds(i), "sample");
    }

    // When
    LedgerFacts later = facts(ledger, NOON.plus(Duration.ofHours(1)));

    // Then: the newest is exactly as old as the hour and still counts
    assertThat(later.hour().used()).isEqualTo(1);
    assertThat(later.day().used()).isEqualTo(4);
    assertThat(later.repositoryDay().used()).isEqualTo(4);
  }

  @OnBothDatabases
  void aClockSetBackForgetsNothing(StoreFixture fixture) {
    LedgerFixture ledger = new LedgerFixture(fixture);
    // Given: written by a clock that went an hour ahead
    Instant ahead = NOON.plus(Duration.ofHours(1));
    for (int i = 0; i < 5; i++) {
      execution(ledger, ahead, "sample");
      event(ledger, UsageKind.EXECUTION_OUTCOME, ahead, "sample");
    }

    // When
    LedgerFacts back = facts(ledger, NOON, 5, 1);

    // Then
    assertThat(back.hour()).isEqualTo(new Window(5, ahead.plus(Duration.ofHours(1)).plusMillis(1)));
    assertThat(back.day().used()).isEqualTo(5);
    assertThat(back.repositoryDay().frees())
        .isEqualTo(ahead.plus(Duration.ofDays(1)).plusMillis(1));
    assertThat(back.history().lastExecution()).isEqualTo(ahead);
    assertThat(Circuit.of(back.outcomes(), CODEC.read(CircuitBreaker.class, "{}")).open()).isTrue();
  }

  @OnBothDatabases
  void aDayIsTwentyFourHoursAlsoOverALeapDay(StoreFixture fixture) {
    LedgerFixture ledger = new LedgerFixture(fixture);
    // Given
    execution(ledger, Instant.parse("2028-02-28T12:00:00Z"), "sample");
    execution(ledger, Instant.parse("2028-02-29T11:59:59.999Z"), "sample");

    // When // Then
    assertThat(facts(ledger, Instant.parse("2028-02-29T12:00:00Z")).day().used()).isEqualTo(2);
    assertThat(facts(ledger, Instant.parse("2028-02-29T12:00:00.001Z")).day().used()).isEqualTo(1);
    assertThat(facts(ledger, Instant.parse("2028-03-01T11:59:59.999Z")).day().used()).isEqualTo(1);
    assertThat(facts(ledger, Instant.parse("2028-03-01T12:00:00Z")).day().used()).isZero();
  }

  @OnBothDatabases
  void aWindowFreesAtTheFirstMomentThatHasRoom(StoreFixture fixture) {
    LedgerFixture ledger = new LedgerFixture(fixture);
    // Given
    Random random = new Random(20260504);
    for (int i = 0; i < 40; i++) {
      execution(ledger, NOON.minusMillis(random.nextInt(3_600_000)), "sample");
    }

    for (int limit = 1; limit <= 42; limit++) {
      for (int credits = 1; credits <= Math.min(2, limit); credits++) {
        // When
        Window window = facts(ledger, NOON, limit, credits).hour();

        // Then
        assertThat(window.used()).isEqualTo(40);
        if (40 + credits <= limit) {
          assertThat(window.frees()).isNull();
        } else {
          Instant frees = window.frees();
          assertThat(facts(ledger, frees.minusMillis(1), limit, credits).hour().used() + credits)
              .isGreaterThan(limit);
          assertThat(facts(ledger, frees, limit, credits).hour().used() + credits)
              .isLessThanOrEqualTo(limit);
        }
      }
    }
  }

  @OnBothDatabases
  void aReservationCountsHoweverOldUntilItIsClosed(StoreFixture fixture) {
    LedgerFixture ledger = new LedgerFixture(fixture);
    // Given
    Reservation place = new Reservation("t1", "task", "sample", "goal", null, 2, 0);
    ledger
        .store()
        .write(
            tx -> {
              ledger.ledger().reserve(tx, place, NOON);
              ledger.ledger().reserve(tx, place, NOON);
              return tx;
            });
    Instant tomorrow = NOON.plus(Duration.ofDays(2));

    // When
    LedgerFacts open = facts(ledger, tomorrow, 2, 1);
    ledger
        .store()
        .write(
            tx -> {
              ledger.ledger().refund(tx, "t1", tomorrow);
              return tx;
            });

    // Then: it may end any moment, so no moment is named
    assertThat(open.hour()).isEqualTo(new Window(2, null));
    assertThat(open.repositoryDay().used()).isEqualTo(2);
    assertThat(facts(ledger, tomorrow).hour().used()).isZero();
  }

  @OnBothDatabases
  void anOutcomeThatCannotBeReadIsNotLeftOut(StoreFixture fixture) {
    LedgerFixture ledger = new LedgerFixture(fixture);
    // Given
    event(ledger, UsageKind.EXECUTION_OUTCOME, NOON, "sample");
    for (String damaged : new String[] {"{\"succeeded\": tr", "{\"succeeded\": \"no\"}"}) {
      ledger.store().write(tx -> tx.update("update usage_event set body = ?", damaged));

      // When // Then
      assertThatThrownBy(() -> facts(ledger, NOON))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("e0");
    }
  }
}
