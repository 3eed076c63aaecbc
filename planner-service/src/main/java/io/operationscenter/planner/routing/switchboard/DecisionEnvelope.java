package io.operationscenter.planner.routing.switchboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Shape B: the cross-repo envelope, version 0.x (spec 02 §3), opened into shape A. */
final class DecisionEnvelope {

  /** Its presence makes an answer an envelope. */
  static final String KIND = "contract_kind";

  private static final String ALTERNATIVES = "alternatives";

  private DecisionEnvelope() {}

  static ObjectNode open(ObjectNode envelope) {
    requireKind(envelope);
    ObjectNode plain = JsonNodeFactory.instance.objectNode();
    copy(envelope, "decision_id", plain, "decision_id");
    copy(envelope, "proposal_id", plain, "proposal_id");
    copy(envelope, "executor", plain, "selected_lane");
    copy(envelope, "backend", plain, "selected_backend");
    copy(envelope, "confidence", plain, "confidence");
    rationale(envelope, plain);
    alternatives(envelope, plain);
    if (!envelope.path("created_at").isNull()) {
      copy(envelope, "created_at", plain, "decided_at");
    }
    JsonNode metadata = metadata(envelope);
    copy(metadata, "policy_rule_matched", plain, "policy_rule_matched");
    copy(metadata, "switchboard_version", plain, "switchboard_version");
    return plain;
  }

  private static void requireKind(ObjectNode envelope) {
    JsonNode kind = envelope.path(KIND);
    if (!"lane_decision".equals(kind.textValue())) {
      throw ReadDecision.malformed("contract_kind must be lane_decision, got " + kind);
    }
    JsonNode version = envelope.path("schema_version");
    if (!version.isTextual() || !version.textValue().startsWith("0.")) {
      throw ReadDecision.malformed("schema_version must start with 0., got " + version);
    }
  }

  private static void copy(JsonNode from, String name, ObjectNode to, String newName) {
    JsonNode value = from.get(name);
    if (value != null) {
      to.set(newName, value);
    }
  }

  private static void rationale(ObjectNode envelope, ObjectNode plain) {
    JsonNode rationale = envelope.get("rationale");
    if (rationale != null && !(rationale.isTextual() && rationale.textValue().isEmpty())) {
      plain.set("rationale", rationale);
    }
  }

  private static JsonNode metadata(ObjectNode envelope) {
    JsonNode metadata = envelope.path("metadata");
    if (!metadata.isMissingNode() && !metadata.isNull() && !metadata.isObject()) {
      throw ReadDecision.malformed("metadata must be an object, got " + metadata);
    }
    return metadata;
  }

  private static void alternatives(ObjectNode envelope, ObjectNode plain) {
    JsonNode alternatives = envelope.get(ALTERNATIVES);
    if (alternatives == null) {
      return;
    }
    if (!alternatives.isArray()) {
      throw ReadDecision.malformed("alternatives must be a list, got " + alternatives);
    }
    ArrayNode lanes = plain.putArray("alternatives_considered");
    for (JsonNode alternative : alternatives) {
      if (!alternative.isObject()) {
        throw ReadDecision.malformed("alternatives must hold objects, got " + alternative);
      }
      JsonNode executor = alternative.path("executor");
      if (!executor.isMissingNode() && !executor.isNull()) {
        lanes.add(executor);
      }
    }
  }
}
