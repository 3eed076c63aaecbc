package io.operationscenter.kit.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.OperatorConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tells whether two services work with the same configuration (design §5): SHA-256, as 64 hex
 * digits, over the UTF-8 bytes of the values as JSON with all defaults, no white space, object
 * members sorted by name, lists in order. Comments, the order of keys, and defaults written out or
 * left out make no difference.
 */
final class ConfigurationDigest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ConfigurationDigest() {}

  static String of(OperatorConfiguration configuration, ContractCodec codec) {
    String canonical = sorted(codec.write(configuration)).toString();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JSON.objectNode();
      node.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> object.set(entry.getKey(), sorted(entry.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JSON.arrayNode();
      node.forEach(element -> array.add(sorted(element)));
      return array;
    }
    return node;
  }
}
