package io.operationscenter.contracts.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The shapes a member can have. */
public sealed interface WireType {

  /** A JSON string. */
  record Text() implements WireType {}

  /** A JSON integer, signed 64 bit; {@code 1.0} is none. */
  record Whole() implements WireType {}

  /** Any JSON number. */
  record Decimal() implements WireType {}

  /** {@code true} or {@code false}. */
  record Flag() implements WireType {}

  /** A timestamp, see {@link Timestamps}. */
  record Time() implements WireType {}

  /** One of an enum's wire strings. */
  record Choice(Class<? extends WireEnum> type) implements WireType {}

  /** A JSON array. */
  record Sequence(WireType element) implements WireType {}

  /** A JSON object whose names are data. */
  record Dictionary(WireType value) implements WireType {}

  /** A JSON object with known members. */
  record Nested(Class<? extends Record> type) implements WireType {}

  /** Any JSON at all. */
  record Anything() implements WireType {}

  /** The wire type of a record component's Java type. */
  static WireType of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return new Sequence(of(arguments[0]));
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new Dictionary(of(arguments[1]));
      }
    }
    if (type instanceof Class<?> plain) {
      return ofClass(plain);
    }
    throw new IllegalStateException("no wire form for " + type);
  }

  private static WireType ofClass(Class<?> type) {
    if (type == String.class) {
      return new Text();
    }
    if (type == long.class || type == Long.class) {
      return new Whole();
    }
    if (type == double.class || type == Double.class) {
      return new Decimal();
    }
    if (type == boolean.class || type == Boolean.class) {
      return new Flag();
    }
    if (type == Instant.class) {
      return new Time();
    }
    if (type == JsonNode.class) {
      return new Anything();
    }
    if (type.isEnum() && WireEnum.class.isAssignableFrom(type)) {
      return new Choice(type.asSubclass(WireEnum.class));
    }
    if (type.isRecord()) {
      return new Nested(type.asSubclass(Record.class));
    }
    throw new IllegalStateException("no wire form for " + type.getName());
  }
}
