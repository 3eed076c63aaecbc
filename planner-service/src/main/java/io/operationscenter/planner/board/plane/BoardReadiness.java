package io.operationscenter.planner.board.plane;

import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.service.ReadinessCheck;
import io.operationscenter.planner.board.BoardFailure;
import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether the board can be worked on. Asks it at most once a minute however often it is asked
 * itself; a board that is slow to answer holds nobody up. A planner without a configuration file
 * has no board, shows that and can do everything else.
 */
@Singleton
final class BoardReadiness implements ReadinessCheck {

  private static final Duration STAYS = Duration.ofSeconds(60);
  private static final Duration HOLDS_UP_AT_MOST = Duration.ofSeconds(3);

  private final ConfigurationInUse configuration;
  private final ConfiguredBoard board;
  private final InstantSource clock;
  private final ReentrantLock starting = new ReentrantLock();
  private final AtomicReference<Check> latest = new AtomicReference<>(Check.NONE);

  /**
   * A look at the board.
   *
   * @param startedAt when it began
   * @param fault what is missing; not complete while the board is asked
   * @param before result of the look before it
   * @param faultsBefore how many looks before it found a fault, one after another
   */
  private record Check(
      Instant startedAt,
      CompletableFuture<Optional<String>> fault,
      Optional<String> before,
      int faultsBefore) {

    private static final int MOST_DOUBLINGS = 5;

    static final Check NONE =
        new Check(
            Instant.MIN,
            CompletableFuture.completedFuture(Optional.empty()),
            Optional.of("the board has not answered yet"),
            0);

    /** The last word on the board. */
    Optional<String> outcome() {
      return fault.isDone() && !startedAt.equals(Instant.MIN) ? faultOrFailure() : before;
    }

    private Optional<String> faultOrFailure() {
      return switch (fault.state()) {
        case SUCCESS -> fault.resultNow();
        case FAILED -> Optional.of("the look at the board failed: " + fault.exceptionNow());
        case CANCELLED, RUNNING -> before;
      };
    }

    /** A fault is looked at again soon, and the longer it lasts the more seldom. */
    private Duration stays() {
      return outcome().isPresent()
          ? Duration.ofSeconds(2L << Math.min(faultsBefore, MOST_DOUBLINGS - 1))
          : STAYS;
    }

    /** The look that follows this one. */
    Check next(Instant now) {
      boolean faulty = !startedAt.equals(Instant.MIN) && outcome().isPresent();
      return new Check(now, new CompletableFuture<>(), outcome(), faulty ? faultsBefore + 1 : 0);
    }

    boolean isDue(Instant now) {
      if (startedAt.equals(Instant.MIN)) {
        return true;
      }
      return fault.isDone() && !now.isBefore(startedAt.plus(stays()));
    }
  }

  @Inject
  BoardReadiness(ConfigurationInUse configuration, ConfiguredBoard board, InstantSource clock) {
    this.configuration = configuration;
    this.board = board;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "board";
  }

  @Override
  public Optional<String> missing() {
    if (configuration.values().isEmpty()) {
      return Optional.empty();
    }
    Check check = started();
    try {
      check.fault().get(HOLDS_UP_AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      Log.debugf("No fresh word on the board: %s", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return check.outcome();
  }

  @Override
  public String present() {
    return configuration.values().isEmpty()
        ? "none: " + PlaneAccess.absence(configuration)
        : board.shown();
  }

  private Check started() {
    starting.lock();
    try {
      Check present = latest.get();
      if (!present.isDue(clock.instant())) {
        return present;
      }
      Check next = present.next(clock.instant());
      latest.set(next);
      Thread.ofVirtual().name("board-readiness").start(() -> look(next.fault()));
      return next;
    } finally {
      starting.unlock();
    }
  }

  private void look(CompletableFuture<Optional<String>> fault) {
    try {
      board.verify();
      fault.complete(Optional.empty());
    } catch (BoardFailure e) {
      fault.complete(Optional.of(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      fault.completeExceptionally(e);
    }
  }
}
