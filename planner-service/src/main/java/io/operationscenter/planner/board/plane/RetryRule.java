package io.operationscenter.planner.board.plane;

import io.operationscenter.planner.board.plane.PlaneAnswer.Answered;
import io.operationscenter.planner.board.plane.PlaneAnswer.NoAnswer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a request is sent again, and after how long (spec 10 §7). */
final class RetryRule {

  /** Of one request, the first one included. */
  static final int ATTEMPTS = 4;

  /** A longer wait is the caller's affair: no thread is held for it. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private static final int TOO_MANY = 429;
  private static final int SERVER_FAULT = 500;

  private RetryRule() {}

  /**
   * Another attempt is due.
   *
   * @param delay before it, without jitter
   * @param mayHaveBeenDone the attempt before may have had its effect
   */
  record Again(Duration delay, boolean mayHaveBeenDone) {}

  /**
   * Judges an answer.
   *
   * @param attempt which one it answers, from 1
   * @return empty when it is final
   */
  static Optional<Again> after(int attempt, PlaneAnswer answer) {
    if (attempt >= ATTEMPTS) {
      return Optional.empty();
    }
    Duration growing = Duration.ofSeconds(2L * attempt);
    return switch (answer) {
      case NoAnswer _ -> Optional.of(new Again(growing, true));
      case Answered refused when refused.status() == TOO_MANY ->
          Optional.of(new Again(seconds(refused.retryAfter()).orElse(growing), false))
              .filter(again -> again.delay().compareTo(LONGEST_WAIT) <= 0);
      case Answered failed when failed.status() >= SERVER_FAULT ->
          Optional.of(new Again(growing, true));
      case Answered _ -> Optional.empty();
    };
  }

  /** A header that holds whole seconds. */
  static Optional<Duration> seconds(@Nullable String header) {
    return header != null && header.strip().matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())))
        : Optional.empty();
  }
}
