package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.Min;

/**
 * How a policy decides a number of requests.
 *
 * @param allowed they may run, with warnings or without
 * @param held a person must agree
 * @param blocked they may not run
 */
@Contract
public record PolicyTally(@Min(0) long allowed, @Min(0) long held, @Min(0) long blocked) {

  /** None yet. */
  public static final PolicyTally NONE = new PolicyTally(0, 0, 0);

  /** Checks every rule. */
  public PolicyTally {
    Checked.arguments(PolicyTally.class, allowed, held, blocked).orThrow();
  }

  /** With one more. */
  public PolicyTally with(PolicyStatus status) {
    return switch (status) {
      case ALLOW, ALLOW_WITH_WARNINGS -> new PolicyTally(allowed + 1, held, blocked);
      case REQUIRE_REVIEW -> new PolicyTally(allowed, held + 1, blocked);
      case BLOCK -> new PolicyTally(allowed, held, blocked + 1);
    };
  }
}
