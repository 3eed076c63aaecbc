package io.operationscenter.planner.board.plane;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.HandClock;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.PlannerSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Planners that share a store and a token. */
class StoredWindowTest {

  private final HandClock clock = new HandClock();

  private StoredWindow window(StoreFixture fixture, int limit, int reserve) {
    Store store = fixture.open(new PlannerSchema().migrations());
    return new StoredWindow(store, clock, limit, reserve);
  }

  @OnBothDatabases
  void whatOneMadeTheOtherMayNotMake(StoreFixture fixture) {
    // Given
    StoredWindow one = window(fixture, 4, 1);
    StoredWindow other = window(fixture, 4, 1);
    assertThat(one.take(RequestKind.READ, 0)).isZero();
    clock.pass(Duration.ofSeconds(10));
    assertThat(other.take(RequestKind.READ, 0)).isZero();
    assertThat(one.take(RequestKind.READ, 0)).isZero();

    // When
    long read = other.take(RequestKind.READ, 0);
    long write = one.take(RequestKind.TRANSITION, 0);
    long another = other.take(RequestKind.COMMENT, 0);

    // Then
    assertThat(Duration.ofNanos(read)).isEqualTo(Duration.ofSeconds(62 - 10));
    assertThat(write).isZero();
    assertThat(Duration.ofNanos(another)).isEqualTo(Duration.ofSeconds(62 - 10));
    clock.pass(Duration.ofNanos(another));
    assertThat(other.take(RequestKind.COMMENT, 0)).isZero();
  }

  @OnBothDatabases
  void aRequestThatHadToWaitIsNotCounted(StoreFixture fixture) {
    // Given
    StoredWindow window = window(fixture, 1, 0);
    window.take(RequestKind.READ, 0);

    // When
    for (int i = 0; i < 5; i++) {
      clock.pass(Duration.ofSeconds(12));
      assertThat(window.take(RequestKind.READ, 0)).isPositive();
    }
    clock.pass(Duration.ofSeconds(2));

    // Then
    assertThat(window.take(RequestKind.READ, 0)).isZero();
  }

  @OnBothDatabases
  void neverMoreThanTheLimitInAnyMinuteHoweverManyThereAre(StoreFixture fixture) {
    // Given
    List<StoredWindow> replicas =
        List.of(window(fixture, 10, 3), window(fixture, 10, 3), window(fixture, 10, 3));
    List<RequestKind> kinds = List.of(RequestKind.values());
    Random random = new Random(20260504);
    List<Instant> made = new ArrayList<>();

    // When
    for (int i = 0; i < 900; i++) {
      clock.pass(Duration.ofMillis(random.nextInt(1, 700)));
      RequestKind kind = kinds.get(random.nextInt(kinds.size()));
      if (replicas.get(random.nextInt(replicas.size())).take(kind, 0) <= 0) {
        made.add(clock.instant());
      }
    }

    // Then
    assertThat(made).hasSizeGreaterThan(40);
    for (Instant start : made) {
      Instant end = start.plusSeconds(60);
      assertThat(made.stream().filter(at -> !at.isBefore(start) && !at.isAfter(end)).count())
          .isLessThanOrEqualTo(10);
    }
  }

  @OnBothDatabases
  void exactlyTheLimitIsGrantedToAllWhoAskAtOnce(StoreFixture fixture) throws Exception {
    // Given
    List<Callable<Long>> callers = new ArrayList<>();
    for (int replica = 0; replica < 2; replica++) {
      StoredWindow window = window(fixture, 12, 4);
      callers.addAll(Collections.nCopies(10, () -> window.take(RequestKind.CREATE, 0)));
    }

    // When
    int granted = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Long> answer : threads.invokeAll(callers)) {
        granted += answer.get() <= 0 ? 1 : 0;
      }
    }

    // Then
    assertThat(granted).isEqualTo(12);
  }

  @OnBothDatabases
  void newLimitsHoldFromThenOn(StoreFixture fixture) {
    // Given
    StoredWindow window = window(fixture, 1, 0);
    window.take(RequestKind.READ, 0);

    // When
    window.limits(2, 0);

    // Then
    assertThat(window.take(RequestKind.READ, 0)).isZero();
    assertThat(window.take(RequestKind.READ, 0)).isPositive();
  }
}
