package io.operationscenter.planner.routing.embedded;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Part of the file's form; has no effect (spec 02 §8.2).
 *
 * @param minConfidenceToSelect unused
 * @param localLaneMaxRisk unused
 */
@Contract
@RegisterForReflection
public record Thresholds(
    @Default("0.0") double minConfidenceToSelect, @Default("\"low\"") String localLaneMaxRisk) {

  /** Checks every rule. */
  public Thresholds {
    Checked.arguments(Thresholds.class, minConfidenceToSelect, localLaneMaxRisk).orThrow();
  }
}
