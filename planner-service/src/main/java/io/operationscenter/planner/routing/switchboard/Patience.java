package io.operationscenter.planner.routing.switchboard;

import java.time.Duration;
import java.util.List;

/**
 * How long one question to SwitchBoard may take (spec 02 §1, §6).
 *
 * @param attempt for connecting and for the whole answer of one attempt
 * @param total for all attempts and the pauses between them
 * @param pauses before each further attempt; as many as there may be
 */
public record Patience(Duration attempt, Duration total, List<Duration> pauses) {

  /** 10 s each, 15 s together, two more attempts after 0.5 s and 1 s. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          List.of(Duration.ofMillis(500), Duration.ofSeconds(1)));

  /** Copies what is mutable. */
  public Patience {
    pauses = List.copyOf(pauses);
  }
}
