package io.operationscenter.contracts.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes contract records as JSON: every member, explicit nulls, derived members last. */
final class RecordWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  JsonNode write(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case JsonNode node -> node;
      case String text -> JSON.textNode(text);
      case Long number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      case Boolean flag -> JSON.booleanNode(flag);
      case Instant instant -> JSON.textNode(Timestamps.format(instant));
      case WireEnum constant -> JSON.textNode(constant.wire());
      case List<?> list -> array(list);
      case Map<?, ?> map -> object(map);
      case Record record -> object(record);
      default ->
          throw new IllegalArgumentException("no wire form for " + value.getClass().getName());
    };
  }

  private ArrayNode array(List<?> list) {
    ArrayNode array = JSON.arrayNode(list.size());
    list.forEach(element -> array.add(write(element)));
    return array;
  }

  private ObjectNode object(Map<?, ?> map) {
    ObjectNode object = JSON.objectNode();
    map.forEach((key, value) -> object.set((String) key, write(value)));
    return object;
  }

  private ObjectNode object(Record record) {
    ObjectNode object = JSON.objectNode();
    RecordSchema<?> schema = RecordSchema.of(record.getClass());
    schema.members().forEach(member -> object.set(member.name(), write(member.valueIn(record))));
    schema.derived().forEach((name, method) -> object.set(name, write(derived(method, record))));
    return object;
  }

  private static Object derived(Method method, Record record) {
    try {
      return method.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot derive " + method, e);
    }
  }
}
