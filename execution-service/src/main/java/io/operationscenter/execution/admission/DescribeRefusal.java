package io.operationscenter.execution.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.contracts.tickets.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the ledger tells of a refusal (spec 06 §16, the skip events). */
final class DescribeRefusal {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Map<String, String> DETAILS = Map.of("no_op", "no_state_change");

  private DescribeRefusal() {}

  static Map<String, JsonNode> of(Refusal refusal, @Nullable String signature) {
    Map<String, JsonNode> details = new LinkedHashMap<>();
    if (refusal.reason().equals("retry_cap_exceeded")) {
      put(details, "attempts", refusal.current());
      put(details, "limit", refusal.limit());
      return details;
    }
    if (signature != null) {
      details.put("signature", JSON.textNode(signature));
    }
    details.put("reason", JSON.textNode(refusal.reason()));
    details.put("detail", JSON.textNode(DETAILS.getOrDefault(refusal.reason(), refusal.message())));
    details.put("evidence", evidence(refusal));
    return details;
  }

  private static ObjectNode evidence(Refusal refusal) {
    Map<String, JsonNode> evidence = new LinkedHashMap<>();
    String window = refusal.window();
    if (window != null) {
      evidence.put("window", JSON.textNode(window));
    }
    put(evidence, "limit", refusal.limit());
    put(evidence, "current", refusal.current());
    Instant notBefore = refusal.notBefore();
    if (notBefore != null) {
      evidence.put("not_before", JSON.textNode(Timestamps.format(notBefore)));
    }
    return JSON.objectNode().setAll(evidence);
  }

  private static void put(Map<String, JsonNode> into, String name, @Nullable Double value) {
    if (value != null) {
      into.put(name, JSON.numberNode(value.longValue()));
    }
  }
}
