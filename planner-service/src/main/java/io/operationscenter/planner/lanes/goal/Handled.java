package io.operationscenter.planner.lanes.goal;

import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;

/**
 * What one step made of a claim.
 *
 * @param claim to be stored
 * @param waiting nothing more can be done until execution or the board move
 */
record Handled(Claim claim, boolean waiting) {

  /** The next step can follow at once. */
  static Handled on(Claim claim) {
    return new Handled(claim, false);
  }

  /** Look again after a while. */
  static Handled waitWith(Claim claim) {
    return new Handled(claim, true);
  }

  /** Nothing was done on the board and nothing will be. */
  static Handled closed(Claim claim, String outcome) {
    return on(claim.at(ClaimStep.SETTLED).closed(outcome));
  }
}
