package io.operationscenter.planner.routing.embedded;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where a proposal goes that no rule matches (spec 02 §8.3).
 *
 * @param lane lane
 * @param backend backend, used even when it is excluded
 * @param rationale told in the decision
 */
@Contract
@RegisterForReflection
public record FallbackRoute(
    @Default("\"claude_cli\"") String lane,
    @Default("\"kodo\"") String backend,
    @Default("\"Default fallback: no policy rule matched\"") String rationale) {

  /** Checks every rule. */
  public FallbackRoute {
    Checked.arguments(FallbackRoute.class, lane, backend, rationale).orThrow();
  }
}
