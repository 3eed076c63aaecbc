package io.operationscenter.planner.lanes.claims;

import java.util.Locale;

/**
 * How far a claim is (design §3). Each step is committed before the outside effect that follows it
 * and after the one that led to it; a claim found at a step goes on as the step says. Every step is
 * a fault point {@code claim.<step>}.
 */
public enum ClaimStep {
  /** The row exists. Next: plan and route; after a crash again, under the same ticket id. */
  CLAIMED,
  /** The command is stored. Next: PUT; after a crash again. */
  PLANNED,
  /** Execution holds an admitted ticket. Next: the card is read again. */
  ADMITTED,
  /**
   * The card was as planned. Next: PATCH to Running; after a crash the board tells who moved it.
   */
  MOVING,
  /** The card stands in Running by us. Next: start; after a crash again. */
  MOVED,
  /** Execution answered the start. Next: wait for the end, and watch the card. */
  STARTED,
  /** The card is not what was planned. Next: cancel the ticket, the card stays as it is. */
  WITHDRAWING,
  /** What is to be done with the card is known and stored. Next: the comment. */
  CONCLUDED,
  /** The comment is there. Next: follow-ups. */
  COMMENTED,
  /** The follow-ups are there. Next: the state. */
  FOLLOWED_UP,
  /** The state is written, or a person's was left. Next: the claim is closed. */
  SETTLED,
  /** Nothing is left to do. */
  CLOSED;

  /** Name in the store. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where a fault test may hold the planner: right after the step was committed. */
  public String faultPoint() {
    return "claim." + wire();
  }

  static ClaimStep of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
