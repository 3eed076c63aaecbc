package io.operationscenter.planner.routing.switchboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.routing.LaneDecision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backend that SwitchBoard knows by another name (spec 02 §12.5).
 *
 * @param received the name as it came; null when no alias was used
 */
record BackendAlias(@Nullable String received) {

  private static final String BACKEND = "selected_backend";

  /** Puts our name in the place of SwitchBoard's. */
  static BackendAlias apply(ObjectNode plain, Map<String, String> aliases) {
    JsonNode received = plain.path(BACKEND);
    String ours = received.isTextual() ? aliases.get(received.textValue()) : null;
    if (ours == null) {
      return new BackendAlias(null);
    }
    plain.put(BACKEND, ours);
    return new BackendAlias(received.textValue());
  }

  /** The received name goes into the rationale, the one free text that is retained. */
  LaneDecision noteOn(LaneDecision decision) {
    if (received == null) {
      return decision;
    }
    String note = "[backend_received: " + received + "]";
    String rationale = decision.rationale();
    return new LaneDecision(
        decision.decisionId(),
        decision.proposalId(),
        decision.selectedLane(),
        decision.selectedBackend(),
        decision.confidence(),
        decision.policyRuleMatched(),
        rationale == null ? note : rationale + " " + note,
        decision.alternativesConsidered(),
        decision.decidedAt(),
        decision.switchboardVersion());
  }
}
