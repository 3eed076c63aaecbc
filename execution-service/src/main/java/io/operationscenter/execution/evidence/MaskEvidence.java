package io.operationscenter.execution.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.masking.SecretMask;

/**
 * Hides secrets in what is about to be sealed. In JSON each text is masked by itself, so that a
 * secret which seems to reach over several of them cannot break the document.
 */
final class MaskEvidence {

  private static final JsonMapper JSON = new JsonMapper();

  private final SecretMask mask;
  private final ContractCodec codec;

  MaskEvidence(SecretMask mask, ContractCodec codec) {
    this.mask = mask;
    this.codec = codec;
  }

  /** The file's text without secrets. */
  String of(String name, String text) {
    if (name.endsWith(".json")) {
      try {
        return codec.pretty(masked(JSON.readTree(text)));
      } catch (JsonProcessingException _) {
        return mask.mask(text);
      }
    }
    return mask.mask(text);
  }

  private JsonNode masked(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> copy.set(member.getKey(), masked(member.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> copy.add(masked(element)));
        yield copy;
      }
      default ->
          node.isTextual() ? JsonNodeFactory.instance.textNode(mask.mask(node.textValue())) : node;
    };
  }
}
