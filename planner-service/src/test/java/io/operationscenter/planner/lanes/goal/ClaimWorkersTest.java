package io.operationscenter.planner.lanes.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.lanes.claims.Claim;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** How the threads that advance claims come to their end. */
class ClaimWorkersTest {

  private static final Set<Thread.State> WAITS_OR_ENDED =
      EnumSet.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

  @OnBothDatabases
  void stopsOnlyWhenEverybodyWasToldOfAClaimThatEnded(StoreFixture fixture) throws Exception {
    // Given
    World world = new World(fixture);
    Planner planner = world.planner();
    ClaimWorkers workers = planner.workers();
    world.card();
    world.execution.block(ScriptedExecution.review());
    CountDownLatch telling = new CountDownLatch(1);
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    workers.onEnd(
        _ -> {
          telling.countDown();
          assertThat(told.join()).isTrue();
        });

    // When
    CompletableFuture<Claim> begun = workers.take(planner.claim().orElseThrow());
    telling.await();
    FutureTask<Boolean> stop =
        new FutureTask<>(
            () -> {
              workers.stop(Duration.ofMinutes(1));
              return told.isDone();
            });
    Thread stopping = Thread.ofPlatform().start(stop);
    await().until(() -> WAITS_OR_ENDED.contains(stopping.getState()));
    told.complete(true);

    // Then
    assertThat(stop.get()).isTrue();
    assertThat(begun).isCompleted();
    assertThat(workers.atWork()).isEmpty();
  }
}
