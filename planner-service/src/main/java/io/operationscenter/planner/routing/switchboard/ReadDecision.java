package io.operationscenter.planner.routing.switchboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.planner.routing.RoutingFailure;
import java.util.Map;

/**
 * Reads a decision in either of its two shapes (spec 02 §3).
 *
 * @param proposalId the proposal it must be for
 * @param backendAliases SwitchBoard's names of backends and ours
 */
record ReadDecision(ContractCodec codec, String proposalId, Map<String, String> backendAliases)
    implements ReadAnswer<LaneDecision> {

  private static final String EXPECTED = "decision";

  ReadDecision {
    backendAliases = Map.copyOf(backendAliases);
  }

  @Override
  public String expected() {
    return EXPECTED;
  }

  @Override
  public LaneDecision read(JsonNode document) {
    ObjectNode plain = plain(document);
    BackendAlias alias = BackendAlias.apply(plain, backendAliases);
    LaneDecision decision;
    try {
      decision = codec.read(LaneDecision.class, plain);
    } catch (ContractViolation violation) {
      throw malformed(String.valueOf(violation.getMessage()));
    }
    if (!decision.proposalId().equals(proposalId)) {
      throw malformed(
          "it decides proposal %s, asked was %s".formatted(decision.proposalId(), proposalId));
    }
    return alias.noteOn(decision);
  }

  private static ObjectNode plain(JsonNode document) {
    if (!(document instanceof ObjectNode object)) {
      throw malformed("it is no JSON object");
    }
    return object.has(DecisionEnvelope.KIND) ? DecisionEnvelope.open(object) : object;
  }

  static RoutingFailure.Protocol malformed(String why) {
    return ReadAnswer.malformed(EXPECTED, why);
  }
}
