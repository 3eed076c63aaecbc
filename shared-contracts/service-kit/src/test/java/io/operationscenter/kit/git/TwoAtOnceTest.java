package io.operationscenter.kit.git;

import static io.operationscenter.kit.git.GitFixture.done;
import static io.operationscenter.kit.git.GitFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TwoAtOnceTest {

  @Test
  void bothRunAtTheSameTime() {
    // Given
    CyclicBarrier meeting = new CyclicBarrier(2);

    // When
    GitResult<Integer> sum =
        TwoAtOnce.of(() -> meet(meeting, 1), () -> meet(meeting, 2), Integer::sum);

    // Then
    assertThat(done(sum)).isEqualTo(3);
  }

  @Test
  void givesTheFirstFailureAfterBothHaveEnded() {
    // Given
    AtomicBoolean ended = new AtomicBoolean();

    // When
    GitResult<Object> both =
        TwoAtOnce.of(
            () -> failed("one"),
            () -> {
              ended.set(true);
              return failed("other");
            },
            (_, _) -> "never");

    // Then
    assertThat(failure(both).operation()).isEqualTo("one");
    assertThat(ended).isTrue();
    assertThat(failure(TwoAtOnce.of(() -> new Done<>(1), () -> failed("other"), (_, _) -> 1)))
        .extracting(GitFailure::operation)
        .isEqualTo("other");
  }

  @Test
  void aFaultOfOneEndsTheOther() {
    // Given
    AtomicBoolean interrupted = new AtomicBoolean();

    // When // Then
    assertThatThrownBy(
            () ->
                TwoAtOnce.of(
                    () -> untilInterrupted(interrupted),
                    () -> {
                      throw new IllegalStateException("broken");
                    },
                    (_, _) -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
    assertThat(interrupted).isTrue();
    assertThatThrownBy(
            () ->
                TwoAtOnce.of(
                    () -> {
                      throw new IllegalStateException("beside");
                    },
                    () -> new Done<>(1),
                    (_, _) -> 1))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("beside");
  }

  @Test
  void interruptsBothAndStaysInterrupted() {
    // Given
    AtomicBoolean beside = new AtomicBoolean();
    Thread.currentThread().interrupt();

    // When
    GitResult<Integer> result =
        TwoAtOnce.of(() -> untilInterrupted(beside), () -> new Done<>(1), Integer::sum);

    // Then
    assertThat(Thread.interrupted()).isTrue();
    assertThat(beside).isTrue();
    assertThat(failure(result).kind()).isEqualTo(Kind.CANCELLED);
  }

  private static GitResult<Integer> untilInterrupted(AtomicBoolean seen) {
    try {
      new CountDownLatch(1).await();
      return new Done<>(0);
    } catch (InterruptedException _) {
      seen.set(true);
      return new Failed<>(GitFailure.of(Kind.CANCELLED, "wait", "interrupted"));
    }
  }

  private static GitResult<Integer> meet(CyclicBarrier meeting, int value) {
    try {
      meeting.await();
      return new Done<>(value);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static <T> GitResult<T> failed(String operation) {
    return new Failed<>(GitFailure.of(Kind.OTHER, operation, "no"));
  }
}
