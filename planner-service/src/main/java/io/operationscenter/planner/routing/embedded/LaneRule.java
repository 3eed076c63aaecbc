package io.operationscenter.planner.routing.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;

/**
 * Selects lane and backend for the proposals it matches (spec 02 §8.3).
 *
 * @param name unique name, told in the decision
 * @param priority lower ones are asked first
 * @param selectLane lane
 * @param selectBackend backend inside the lane
 * @param when signal and what it must be; all must hold, none: always
 * @param confidence of the decision, 0 to 1
 * @param description in words
 */
@Contract
@RegisterForReflection
public record LaneRule(
    String name,
    @Default("100") long priority,
    String selectLane,
    String selectBackend,
    @Default("{}") Map<String, JsonNode> when,
    @Default("1.0") @DecimalMin("0") @DecimalMax("1") double confidence,
    @Default("\"\"") String description) {

  /** Checks every rule and copies what is mutable. */
  public LaneRule {
    Checked.arguments(
            LaneRule.class,
            name,
            priority,
            selectLane,
            selectBackend,
            when,
            confidence,
            description)
        .rule(() -> !Double.isNaN(confidence), "confidence", "must be a number, got NaN")
        .orThrow();
    when = Checked.copy(when);
  }
}
