package io.operationscenter.planner.routing;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.kit.config.environment.EnvironmentReader;
import io.operationscenter.kit.config.environment.Operation;
import io.operationscenter.kit.service.StartRefused;
import io.operationscenter.planner.routing.switchboard.SwitchBoardAddress;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Where SwitchBoard is, from the environment (spec 02 §1). */
@Singleton
final class RoutingEnvironment {

  private static final List<String> VARIABLES =
      List.of(SwitchBoardAddress.VARIABLE, "SWITCHBOARD_URL");

  private final Config config;
  private final Clock clock;

  RoutingEnvironment(Config config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** The address, the default one when none is given. */
  SwitchBoardAddress address() {
    try {
      Operation operation =
          new EnvironmentReader(ContractCodec.withRandomIds(clock), this::variable)
              .read(Operation.class)
              .orThrow("environment");
      return SwitchBoardAddress.of(operation.switchboardUrl());
    } catch (ContractViolation | IllegalArgumentException e) {
      StartRefused refusal = StartRefused.failed(String.valueOf(e.getMessage()));
      refusal.initCause(e);
      throw refusal;
    }
  }

  /** True when the operator said where it is. */
  boolean addressIsGiven() {
    return VARIABLES.stream().anyMatch(name -> !variable(name).isBlank());
  }

  private String variable(String name) {
    return config.getOptionalValue(name, String.class).orElse("");
  }
}
