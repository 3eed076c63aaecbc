package io.operationscenter.kit.config.environment;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;

/** Runtime knobs from the environment (spec 07 §3); secrets are no part of them. */
@Contract(closed = true)
public record EnvironmentSettings(
    @Doc("Where things lie.") @Default("{}") Locations locations,
    @Doc("How much may be executed.") @Default("{}") Budget budget,
    @Doc("How often lanes look at the board.") @Default("{}") Polling polling,
    @Doc("When failures stop further executions.") @Default("{}") CircuitBreaker circuitBreaker,
    @Doc("When the system looks for work of its own.") @Default("{}") Autonomy autonomy,
    @Doc("How tune-autonomy --apply is bounded.") @Default("{}") Tuning tuning,
    @Doc("The receiver of CI events.") @Default("{}") Webhook webhook,
    @Doc("What setup and the launcher know of Plane.") @Default("{}") PlaneSetup plane,
    @Doc("Agent programs.") @Default("{}") Providers providers,
    @Doc("Everything else.") @Default("{}") Operation operation) {

  /** Checks every rule and copies what is mutable. */
  public EnvironmentSettings {
    Checked.arguments(
            EnvironmentSettings.class,
            locations,
            budget,
            polling,
            circuitBreaker,
            autonomy,
            tuning,
            webhook,
            plane,
            providers,
            operation)
        .orThrow();
  }
}
