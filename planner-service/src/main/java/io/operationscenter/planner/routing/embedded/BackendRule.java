package io.operationscenter.planner.routing.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * Replaces the backend of a selected lane (spec 02 §8.3).
 *
 * @param name decides the order in which the rules are asked
 * @param lane where it applies
 * @param selectBackend the backend instead
 * @param when signal and what it must be; all must hold, none: always
 * @param description in words
 */
@Contract
@RegisterForReflection
public record BackendRule(
    String name,
    String lane,
    String selectBackend,
    @Default("{}") Map<String, JsonNode> when,
    @Default("\"\"") String description) {

  /** Checks every rule and copies what is mutable. */
  public BackendRule {
    Checked.arguments(BackendRule.class, name, lane, selectBackend, when, description).orThrow();
    when = Checked.copy(when);
  }
}
