package io.operationscenter.kit.config.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.contracts.codec.Member;
import io.operationscenter.contracts.codec.RecordSchema;
import io.operationscenter.contracts.codec.WireType;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.form.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes the example file from the schema: each key, its sentence, its default or an example. */
final class ExampleConfiguration {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final Pattern WORD_OF_YAML =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");
  private static final int WIDTH = 92;

  private final boolean allLive;

  /**
   * @param allLive also entries that the file shows as a comment
   */
  private ExampleConfiguration(boolean allLive) {
    this.allLive = allLive;
  }

  static String text(boolean allLive) {
    List<String> lines = new ArrayList<>();
    lines.add("# OperationsCenter: every key of the operator's file with its meaning.");
    lines.add(
        "# Generated from the schema. Copy it to config/operations_center.local.yaml and edit.");
    lines.add("# Keys you leave out take the defaults listed in docs/configuration.md.");
    new ExampleConfiguration(allLive)
        .members(
            RecordSchema.of(OperatorConfiguration.class), JSON.createObjectNode(), lines, true);
    return String.join("\n", lines) + "\n";
  }

  private void members(RecordSchema<?> schema, JsonNode given, List<String> lines, boolean spaced) {
    for (Member member : schema.members()) {
      if (spaced) {
        lines.add("");
      }
      comment(member.doc(), lines);
      member(member, given.get(member.name()), lines);
    }
  }

  private void member(Member member, JsonNode given, List<String> lines) {
    Example example = member.accessor().getAnnotation(Example.class);
    JsonNode value =
        given != null ? given : example == null ? member.defaultValue() : json(example);
    if (value == null) {
      value = JsonNodeFactory.instance.nullNode();
    }
    if (given == null && example != null && !example.live() && !allLive) {
      lines.add(member.name() + ": " + empty(member));
      List<String> shown = new ArrayList<>();
      value(member.name(), member.type(), value, shown);
      shown.forEach(line -> lines.add("# " + line));
    } else {
      value(member.name(), member.type(), value, lines);
    }
  }

  private void value(String name, WireType type, JsonNode value, List<String> lines) {
    switch (type) {
      case WireType.Nested nested when value.isObject() && hasMembers(nested) -> {
        lines.add(name + ":");
        indented(nested, value, "  ", lines);
      }
      case WireType.Sequence(WireType.Nested element) when value.isArray() && !value.isEmpty() -> {
        lines.add(name + ":");
        for (JsonNode item : value) {
          lines.add("  -");
          indented(element, item, "    ", lines);
        }
      }
      case WireType.Dictionary(WireType.Nested element)
          when value.isObject() && !value.isEmpty() -> {
        lines.add(name + ":");
        value
            .properties()
            .forEach(
                entry -> {
                  lines.add("  " + scalar(entry.getKey()) + ":");
                  indented(element, entry.getValue(), "    ", lines);
                });
      }
      default -> lines.add(name + ": " + flow(value));
    }
  }

  private void indented(WireType.Nested type, JsonNode value, String indent, List<String> lines) {
    List<String> inner = new ArrayList<>();
    members(RecordSchema.of(type.type()), value, inner, false);
    inner.forEach(line -> lines.add(indent + line));
  }

  private static boolean hasMembers(WireType.Nested nested) {
    return !RecordSchema.of(nested.type()).members().isEmpty();
  }

  private static String empty(Member member) {
    return switch (member.type()) {
      case WireType.Sequence _ -> "[]";
      case WireType.Dictionary _ -> "{}";
      default -> "null";
    };
  }

  private static String flow(JsonNode value) {
    if (value.isTextual()) {
      return scalar(value.textValue());
    }
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(flow(item)));
      return "[" + String.join(", ", items) + "]";
    }
    return value.toString();
  }

  private static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches();
    return plain ? text : JsonNodeFactory.instance.textNode(text).toString();
  }

  static void comment(String sentence, List<String> lines) {
    StringBuilder line = new StringBuilder("#");
    for (String word : sentence.split(" ", -1)) {
      if (line.length() + word.length() + 1 > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }

  private static JsonNode json(Example example) {
    try {
      return JSON.readTree(example.value());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + example.value(), e);
    }
  }
}
