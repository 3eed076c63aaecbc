package io.operationscenter.planner.routing.switchboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.routing.RoutingPlan;

/** Reads a routing plan (spec 02 §5); lanes and backends keep SwitchBoard's names. */
record ReadRoutes(ContractCodec codec) implements ReadAnswer<RoutingPlan> {

  @Override
  public String expected() {
    return "routing plan";
  }

  @Override
  public RoutingPlan read(JsonNode document) {
    try {
      return codec.read(RoutingPlan.class, document);
    } catch (ContractViolation violation) {
      throw ReadAnswer.malformed(expected(), String.valueOf(violation.getMessage()));
    }
  }
}
