package io.operationscenter.contracts.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.Member;
import io.operationscenter.contracts.codec.RecordSchema;
import io.operationscenter.contracts.codec.ValueRules;
import io.operationscenter.contracts.codec.WireEnum;
import io.operationscenter.contracts.codec.WireType;
import java.util.Arrays;

/**
 * Writes a contract record's JSON Schema (draft 2020-12) from the same annotations as the codec.
 */
final class JsonSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode definitions = JSON.objectNode();

  private JsonSchema() {}

  static ObjectNode of(String name, Class<? extends Record> type) {
    JsonSchema schema = new JsonSchema();
    ObjectNode root = JSON.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", "urn:operations-center:contract:" + name);
    root.put("title", type.getSimpleName());
    root.setAll(schema.object(type));
    if (!schema.definitions.isEmpty()) {
      root.set("$defs", schema.definitions);
    }
    return root;
  }

  private ObjectNode object(Class<? extends Record> type) {
    RecordSchema<? extends Record> record = RecordSchema.of(type);
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = JSON.objectNode();
    ArrayNode required = JSON.arrayNode();
    for (Member member : record.members()) {
      properties.set(member.name(), property(member));
      if (member.required()) {
        required.add(member.name());
      }
    }
    record
        .derived()
        .keySet()
        .forEach(
            name ->
                properties.set(
                    name, JSON.objectNode().put("type", "string").put("readOnly", true)));
    schema.set("properties", properties);
    schema.set("required", required);
    return schema.put("additionalProperties", !record.closed());
  }

  private ObjectNode property(Member member) {
    ObjectNode value = value(member.type(), member.rules());
    ObjectNode schema = value;
    if (member.nullable()) {
      schema = JSON.objectNode();
      schema.putArray("anyOf").add(value).add(JSON.objectNode().put("type", "null"));
      schema.putNull("default");
    }
    if (member.defaultValue() != null) {
      schema.set("default", member.defaultValue());
    }
    if (member.fresh()) {
      schema.put("description", "generated when absent");
    }
    return schema;
  }

  private ObjectNode value(WireType type, ValueRules rules) {
    ObjectNode schema = value(type);
    if (rules.least() != null) {
      schema.put("minimum", rules.least());
    }
    if (rules.greatest() != null) {
      schema.put("maximum", rules.greatest());
    }
    if (rules.notEmpty()) {
      schema.put("minLength", 1);
    }
    if (rules.pattern() != null) {
      schema.put("pattern", "^(?:" + rules.pattern().pattern() + ")$");
    }
    return schema;
  }

  private ObjectNode value(WireType type) {
    ObjectNode schema = JSON.objectNode();
    return switch (type) {
      case WireType.Text _ -> schema.put("type", "string");
      case WireType.Whole _ -> schema.put("type", "integer");
      case WireType.Decimal _ -> schema.put("type", "number");
      case WireType.Flag _ -> schema.put("type", "boolean");
      case WireType.Time _ -> schema.put("type", "string").put("format", "date-time");
      case WireType.Anything _ -> schema;
      case WireType.Choice choice -> choice(schema, choice.type().getEnumConstants());
      case WireType.Sequence sequence -> {
        schema.put("type", "array").set("items", value(sequence.element()));
        yield schema;
      }
      case WireType.Dictionary dictionary -> {
        schema.put("type", "object").set("additionalProperties", value(dictionary.value()));
        yield schema;
      }
      case WireType.Nested nested -> reference(schema, nested.type());
    };
  }

  private static ObjectNode choice(ObjectNode schema, WireEnum[] constants) {
    boolean open = Arrays.stream(constants).anyMatch(WireEnum::unknownBecomesThis);
    ArrayNode known = JSON.arrayNode();
    for (WireEnum constant : constants) {
      known.add(constant.wire());
      constant.aliases().forEach(known::add);
    }
    schema.put("type", "string");
    schema.set(open ? "examples" : "enum", known);
    return schema;
  }

  private ObjectNode reference(ObjectNode schema, Class<? extends Record> type) {
    String name = type.getSimpleName();
    if (!definitions.has(name)) {
      definitions.putObject(name);
      definitions.set(name, object(type));
    }
    return schema.put("$ref", "#/$defs/" + name);
  }
}
