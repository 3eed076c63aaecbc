package io.operationscenter.execution.ledger;

import java.util.List;

/** Whether the propose lane finds nothing new any more (spec 06 §10.1). */
public final class Satiation {

  /** How many of the newest cycles are looked at, and needed. */
  public static final int CYCLES = 5;

  private Satiation() {}

  /** True when the newest five cycles found something and created none of it. */
  public static boolean of(List<Cycle> cycles) {
    List<Cycle> newest = cycles.stream().limit(CYCLES).toList();
    return newest.size() == CYCLES
        && newest.stream().allMatch(cycle -> cycle.created == 0)
        && newest.stream().anyMatch(cycle -> cycle.deduped + cycle.skipped > 0);
  }

  /**
   * One {@code proposal_cycle}.
   *
   * @param created cards
   * @param deduped candidates that were there already
   * @param skipped candidates that a guard refused
   */
  public record Cycle(long created, long deduped, long skipped) {}
}
