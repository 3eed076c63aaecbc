package io.operationscenter.planner.lanes.goal;

import java.time.Duration;

/** How long a lane rests whose board refuses requests as too many (spec 06 §15). */
public final class LaneRest {

  private static final int POLLS = 4;

  private LaneRest() {}

  /**
   * The longer one of four polls and what the board asked for.
   *
   * @param interval of the lane's polls
   * @param asked zero when the board said nothing
   */
  public static Duration afterRefusals(Duration interval, Duration asked) {
    Duration polls = interval.multipliedBy(POLLS);
    return asked.compareTo(polls) > 0 ? asked : polls;
  }
}
