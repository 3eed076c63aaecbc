package io.operationscenter.execution.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;

/**
 * The {@code policy:} block of the operator's file: whatever an entry leaves out, at any depth
 * outside lists, takes the value of spec 03 §7.3, so that a short entry does not switch a block or
 * a review off (§7.7).
 */
final class ConfiguredPolicy {

  private static final String ENTRIES = "repo_policies";
  private static final String OTHERS = "default_policy";

  private ConfiguredPolicy() {}

  /**
   * The block with everything that it leaves out.
   *
   * @throws io.operationscenter.contracts.codec.ContractViolation when a value is of a wrong type
   */
  static PolicyConfig of(JsonNode block, ContractCodec codec) {
    JsonNode builtIn = codec.write(BuiltInPolicy.policy());
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = whole.putArray(ENTRIES);
    block.path(ENTRIES).forEach(entry -> entries.add(filled(entry, builtIn)));
    if (block.hasNonNull(OTHERS)) {
      whole.set(OTHERS, filled(block.path(OTHERS), builtIn));
    }
    return codec.read(PolicyConfig.class, whole);
  }

  private static JsonNode filled(JsonNode written, JsonNode builtIn) {
    if (written.isNull()) {
      return builtIn;
    }
    if (!written.isObject() || !builtIn.isObject()) {
      return written;
    }
    ObjectNode whole = builtIn.deepCopy();
    written.properties().stream()
        .filter(member -> !member.getValue().isNull())
        .forEach(
            member ->
                whole.set(
                    member.getKey(), filled(member.getValue(), builtIn.path(member.getKey()))));
    return whole;
  }
}
