package io.operationscenter.kit.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.events.Head;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

class LeasesTest {
  private static final Duration TTL = Duration.ofSeconds(30);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

  @OnBothDatabases
  void grantsAFreeLeaseToOneHolder(StoreFixture fixture) {
    // Given
    Leases leases = leases(fixture.open());

    // When
    Optional<Lease> first = leases.acquire("lane:goal", "a", TTL);
    Optional<Lease> second = leases.acquire("lane:goal", "b", TTL);
    Optional<Lease> again = leases.acquire("lane:goal", "a", TTL);

    // Then
    assertThat(first).contains(new Lease("lane:goal", "a", 1, now.get().plus(TTL)));
    assertThat(second).isEmpty();
    assertThat(again).isEmpty();
  }

  @OnBothDatabases
  void grantsALeaseToOneOfMany(StoreFixture fixture)
      throws InterruptedException, ExecutionException {
    // Given
    Leases leases = leases(fixture.open());
    List<Future<Optional<Lease>>> asking = new ArrayList<>();

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        String holder = "holder " + i;
        asking.add(threads.submit(() -> leases.acquire("lane:goal", holder, TTL)));
      }
    }

    // Then
    int granted = 0;
    for (Future<Optional<Lease>> asked : asking) {
      granted += asked.get().isPresent() ? 1 : 0;
    }
    assertThat(granted).isEqualTo(1);
  }

  @OnBothDatabases
  void raisesTheFenceThroughReleaseExpiryAndRestart(StoreFixture fixture) {
    // Given
    Store before = fixture.open();
    Leases leases = leases(before);
    Lease first = leases.acquire("lane:goal", "a", TTL).orElseThrow();

    // When
    boolean released = leases.release(first);
    Lease second = leases.acquire("lane:goal", "a", TTL).orElseThrow();
    pass(TTL);
    Lease third = leases.acquire("lane:goal", "b", TTL).orElseThrow();
    leases.release(third);
    before.close();
    Lease fourth = leases(fixture.open()).acquire("lane:goal", "a", TTL).orElseThrow();

    // Then
    assertThat(released).isTrue();
    assertThat(List.of(first, second, third, fourth))
        .extracting(Lease::fence)
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @OnBothDatabases
  void refusesAHolderThatWasPausedPastItsLease(StoreFixture fixture) {
    // Given
    Store storeOfA = fixture.open();
    Store storeOfB = fixture.open();
    Leases leasesOfA = leases(storeOfA);
    Lease stale = leasesOfA.acquire("lane:goal", "a", TTL).orElseThrow();
    pass(TTL.plusSeconds(1));
    Optional<Lease> successor = leases(storeOfB).acquire("lane:goal", "b", TTL);

    // When
    Throwable write =
        catchThrowable(
            () ->
                storeOfA.write(
                    tx -> {
                      new Head("claim").next(tx);
                      leasesOfA.requireHeld(tx, stale);
                      return null;
                    }));
    Throwable renewal = catchThrowable(() -> leasesOfA.renew(stale, TTL));
    boolean released = leasesOfA.release(stale);

    // Then
    assertThat(successor).map(Lease::fence).contains(2L);
    assertThat(write)
        .isInstanceOf(LeaseLost.class)
        .hasMessageContaining("lease lane:goal of a with fence 1 no longer holds")
        .hasMessageContaining("holder b, fence 2");
    assertThat(renewal).isInstanceOf(LeaseLost.class);
    assertThat(released).isFalse();
    assertThat(storeOfA.<Long>write(new Head("claim")::next)).isEqualTo(1);
    assertThat(leasesOfA.acquire("lane:goal", "a", TTL)).isEmpty();
  }

  @OnBothDatabases
  void refusesAnExpiredLeaseThatNobodyTook(StoreFixture fixture) {
    // Given
    Store store = fixture.open();
    Leases leases = leases(store);
    Lease lease = leases.acquire("lane:goal", "a", TTL).orElseThrow();
    pass(TTL);

    // When
    Throwable held = catchThrowable(() -> requireHeld(store, leases, lease));
    Throwable renewed = catchThrowable(() -> leases.renew(lease, TTL));

    // Then
    assertThat(held)
        .isInstanceOf(LeaseLost.class)
        .hasMessageContaining("holder a, fence 1, expires");
    assertThat(renewed).isInstanceOf(LeaseLost.class);
  }

  @OnBothDatabases
  void refusesALeaseThatWasReleased(StoreFixture fixture) {
    // Given
    Store store = fixture.open();
    Leases leases = leases(store);
    Lease lease = leases.acquire("lane:goal", "a", TTL).orElseThrow();
    leases.release(lease);

    // When
    Throwable held = catchThrowable(() -> requireHeld(store, leases, lease));

    // Then
    assertThat(held).isInstanceOf(LeaseLost.class).hasMessageContaining("holder null, fence 1");
  }

  @OnBothDatabases
  void holdsALeaseAsLongAsItIsRenewed(StoreFixture fixture) {
    // Given
    Store store = fixture.open();
    Leases leases = leases(store);
    Lease granted = leases.acquire("lane:goal", "a", TTL).orElseThrow();
    pass(Duration.ofSeconds(20));

    // When
    Lease renewed = leases.renew(granted, TTL);
    pass(Duration.ofSeconds(20));

    // Then
    assertThat(renewed)
        .isEqualTo(new Lease("lane:goal", "a", 1, granted.expiresAt().plusSeconds(20)));
    requireHeld(store, leases, renewed);
    requireHeld(store, leases, granted);
    assertThat(leases.acquire("lane:goal", "b", TTL)).isEmpty();
  }

  @OnBothDatabases
  void keepsALeaseFromBeingTakenOverInsideTheTransactionThatChecksIt(StoreFixture fixture)
      throws InterruptedException, ExecutionException {
    // Given
    Store store = fixture.open();
    Store other = fixture.open();
    Leases leases = leases(store);
    Lease lease = leases.acquire("lane:goal", "a", TTL).orElseThrow();
    CountDownLatch checked = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> holder =
          threads.submit(
              () ->
                  store.write(
                      tx -> {
                        leases.requireHeld(tx, lease);
                        checked.countDown();
                        waitFor(done);
                        return new Head("order").next(tx);
                      }));
      checked.await();
      pass(TTL);

      // When
      Future<Long> successor =
          threads.submit(
              () ->
                  other.write(
                      tx -> {
                        Optional<Lease> taken = leases(other).acquire(tx, "lane:goal", "b", TTL);
                        assertThat(taken).map(Lease::fence).contains(2L);
                        return new Head("order").next(tx);
                      }));
      await().until(() -> successor.isDone() || isWaitingForALock(store));
      done.countDown();

      // Then
      assertThat(holder.get()).isEqualTo(1);
      assertThat(successor.get()).isEqualTo(2);
    }
  }

  @OnBothDatabases
  void refusesALeaseThatEndsAtOnce(StoreFixture fixture) {
    // Given
    Leases leases = leases(fixture.open());

    // When
    Throwable seen = catchThrowable(() -> leases.acquire("lane:goal", "a", Duration.ZERO));

    // Then
    assertThat(seen).hasMessageContaining("lease lane:goal: ttl must be 1 ms or more, it is PT0S");
  }

  private Leases leases(Store store) {
    return new Leases(store, now::get);
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private static void requireHeld(Store store, Leases leases, Lease lease) {
    store.write(
        tx -> {
          leases.requireHeld(tx, lease);
          return null;
        });
  }

  /** Always so on SQLite, where a second writer has no other choice. */
  private static boolean isWaitingForALock(Store store) {
    return switch (store.kind()) {
      case SQLITE -> true;
      case POSTGRESQL ->
          store.<Long>read(
                  tx ->
                      tx.query(
                              "select count(*) as n from pg_stat_activity where wait_event_type ="
                                  + " 'Lock'")
                          .one(row -> row.number("n")))
              > 0;
    };
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
