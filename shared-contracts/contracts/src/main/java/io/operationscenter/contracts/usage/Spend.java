package io.operationscenter.contracts.usage;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.Min;

/**
 * What one repository's executions cost.
 *
 * @param executions how many
 * @param estimatedUsd together, to six decimals
 */
@Contract
public record Spend(@Min(0) long executions, double estimatedUsd) {

  /** Checks every rule. */
  public Spend {
    Checked.arguments(Spend.class, executions, estimatedUsd).orThrow();
  }
}
