package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The vectors of one topic, as {@code conformance/README.md} describes them.
 *
 * @param topic the topic's name
 * @param cases its cases in the order of the file, at least one, with distinct names
 * @param unknownMembers paths of members that the format does not know; worth a line of output
 */
record TopicFile(String topic, List<Case> cases, List<String> unknownMembers) {

  /** Keeps numbers as they are written, so that a topic sees 60.0 as 60.0. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Set<String> MEMBERS = Set.of("topic", "spec", "format", "cases");
  private static final Set<String> CASE_MEMBERS =
      Set.of("name", "why", "source", "input", "expected");

  /** One case. */
  record Case(String name, JsonNode input, JsonNode expected) {}

  /** Says everything that is wrong with a topic file. */
  static final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Malformed(String topic, List<String> faults) {
      super("topic file " + topic + ".json: " + String.join("; ", faults));
    }
  }

  /**
   * Reads a topic file.
   *
   * @throws Malformed when it is not valid JSON or does not have the described form
   */
  static TopicFile parse(String topic, String text) {
    JsonNode file;
    try {
      file = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Malformed(topic, List.of("is not valid JSON: " + e.getMessage()));
    }
    return new Reading(topic).read(file);
  }

  private static final class Reading {

    private final String topic;
    private final List<String> faults = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    Reading(String topic) {
      this.topic = topic;
    }

    TopicFile read(JsonNode file) {
      if (!file.isObject()) {
        throw new Malformed(topic, List.of("must be an object, is " + file.getNodeType()));
      }
      noteUnknown("", file, MEMBERS);
      if (!file.path("topic").asText().equals(topic)) {
        faults.add("topic must be " + topic + ", is " + file.path("topic"));
      }
      requireText("", file, "spec");
      requireText("", file, "format");
      JsonNode listed = file.path("cases");
      if (!listed.isArray() || listed.isEmpty()) {
        faults.add("cases must be a list of at least one case");
      }
      for (int position = 0; position < listed.size(); position++) {
        readCase("cases." + position + ".", listed.get(position));
      }
      if (!faults.isEmpty()) {
        throw new Malformed(topic, faults);
      }
      return new TopicFile(topic, List.copyOf(cases), List.copyOf(unknown));
    }

    private void readCase(String path, JsonNode written) {
      noteUnknown(path, written, CASE_MEMBERS);
      requireText(path, written, "name");
      requireText(path, written, "why");
      requireText(path, written, "source");
      for (String member : List.of("input", "expected")) {
        if (!written.path(member).isObject()) {
          faults.add(path + member + " must be an object");
        }
      }
      String name = written.path("name").asText();
      if (!names.add(name)) {
        faults.add(path + "name repeats " + name);
      }
      cases.add(new Case(name, written.path("input"), written.path("expected")));
    }

    private void requireText(String path, JsonNode object, String member) {
      JsonNode value = object.path(member);
      if (!value.isTextual() || value.textValue().isBlank()) {
        faults.add(path + member + " must be a text that is not blank");
      }
    }

    private void noteUnknown(String path, JsonNode object, Set<String> known) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (!known.contains(member.getKey())) {
          unknown.add(path + member.getKey());
        }
      }
    }
  }
}
