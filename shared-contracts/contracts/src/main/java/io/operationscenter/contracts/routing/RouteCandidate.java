package io.operationscenter.contracts.routing;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.enums.CapabilityClass;
import io.operationscenter.contracts.enums.CostClass;
import io.operationscenter.contracts.enums.EligibilityStatus;
import org.jspecify.annotations.Nullable;

/**
 * One route of a plan (spec 02 §5).
 *
 * @param lane as SwitchBoard names it
 * @param backend as SwitchBoard names it
 * @param priority 0 for the primary
 * @param reason why it is there, or why it is blocked
 * @param eligibilityStatus whether it could be taken
 * @param confidence 0 to 1; 0 when it is blocked
 * @param estimatedCostClass rough cost
 * @param estimatedCapabilityClass rough capability
 * @param notes anything else
 */
@Contract
public record RouteCandidate(
    String lane,
    String backend,
    long priority,
    String reason,
    EligibilityStatus eligibilityStatus,
    double confidence,
    CostClass estimatedCostClass,
    CapabilityClass estimatedCapabilityClass,
    @Nullable String notes) {

  /** Checks every rule. */
  public RouteCandidate {
    Checked.arguments(
            RouteCandidate.class,
            lane,
            backend,
            priority,
            reason,
            eligibilityStatus,
            confidence,
            estimatedCostClass,
            estimatedCapabilityClass,
            notes)
        .orThrow();
  }

  /** Lane and backend, {@code lane/backend}. */
  public String route() {
    return lane + "/" + backend;
  }
}
