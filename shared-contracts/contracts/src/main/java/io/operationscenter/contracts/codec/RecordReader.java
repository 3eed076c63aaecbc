package io.operationscenter.contracts.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into contract records. Nothing is coerced; every fault of a document is found in one
 * pass, rules between members once their members are sound.
 */
final class RecordReader {

  private final Clock clock;
  private final Supplier<String> ids;

  RecordReader(Clock clock, Supplier<String> ids) {
    this.clock = clock;
    this.ids = ids;
  }

  <T> Reading<T> read(Class<T> type, JsonNode document) {
    List<Fault> faults = new ArrayList<>();
    T value = record(RecordSchema.of(type), document, "", faults);
    return new Reading<>(value, List.copyOf(faults));
  }

  private <T> @Nullable T record(
      RecordSchema<T> schema, JsonNode node, String path, List<Fault> faults) {
    return record(schema, node, path, schema.closed(), faults);
  }

  private <T> @Nullable T record(
      RecordSchema<T> schema, JsonNode node, String path, boolean closed, List<Fault> faults) {
    if (!node.isObject()) {
      faults.add(typeFault(path, "an object", node));
      return null;
    }
    if (closed) {
      unknownMembers(schema, node, path, faults);
    }
    int before = faults.size();
    @Nullable Object[] arguments = new Object[schema.members().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = member(schema, schema.members().get(i), node, path, faults);
    }
    if (broken(faults.subList(before, faults.size()))) {
      return null;
    }
    try {
      return schema.construct(arguments);
    } catch (ContractViolation violation) {
      violation.faults().forEach(fault -> faults.add(fault.under(path)));
      return null;
    }
  }

  private @Nullable Object member(
      RecordSchema<?> schema, Member member, JsonNode node, String parent, List<Fault> faults) {
    String path = Fault.join(parent, member.name());
    JsonNode given = node.get(member.name());
    if (given == null) {
      return absent(schema, member, node, path, faults);
    }
    if (given.isNull()) {
      if (!member.nullable() && !(member.type() instanceof WireType.Anything)) {
        faults.add(new Fault(path, Fault.Kind.MISSING, "must not be null"));
      } else if (member.requiredWhen() != null) {
        missing(schema, member, node, path, faults);
      }
      return member.type() instanceof WireType.Anything && !member.nullable() ? given : null;
    }
    return checked(member, given, path, faults);
  }

  private @Nullable Object absent(
      RecordSchema<?> schema, Member member, JsonNode node, String path, List<Fault> faults) {
    if (member.fresh()) {
      return member.type() instanceof WireType.Time
          ? clock.instant().truncatedTo(ChronoUnit.MICROS)
          : ids.get();
    }
    if (member.defaultValue() != null) {
      return checked(member, member.defaultValue(), path, faults);
    }
    missing(schema, member, node, path, faults);
    return null;
  }

  private static void missing(
      RecordSchema<?> schema, Member member, JsonNode node, String path, List<Fault> faults) {
    member
        .missingBeside(other -> schema.choice(other, node))
        .ifPresent(message -> faults.add(new Fault(path, Fault.Kind.MISSING, message)));
  }

  private @Nullable Object checked(Member member, JsonNode given, String path, List<Fault> faults) {
    if (!member.concealed()) {
      return checkedAloud(member, given, path, faults);
    }
    List<Fault> found = new ArrayList<>();
    Object value = checkedAloud(member, given, path, found);
    found.forEach(fault -> faults.add(fault.concealed()));
    return value;
  }

  private @Nullable Object checkedAloud(
      Member member, JsonNode given, String path, List<Fault> faults) {
    int before = faults.size();
    Object value =
        member.open() && member.type() instanceof WireType.Nested nested
            ? record(RecordSchema.of(nested.type()), given, path, false, faults)
            : value(member.type(), given, path, faults);
    if (value != null && !broken(faults.subList(before, faults.size()))) {
      member
          .rules()
          .brokenBy(value)
          .ifPresent(message -> faults.add(new Fault(path, Fault.Kind.VALUE, message)));
    }
    return value;
  }

  private @Nullable Object value(WireType type, JsonNode node, String path, List<Fault> faults) {
    return switch (type) {
      case WireType.Text _ ->
          node.isTextual() ? node.textValue() : fault(faults, path, "a string", node);
      case WireType.Whole _ ->
          node.isIntegralNumber() && node.canConvertToLong()
              ? (Object) node.longValue()
              : fault(faults, path, "an integer (64 bit)", node);
      case WireType.Decimal _ ->
          node.isNumber() ? (Object) node.doubleValue() : fault(faults, path, "a number", node);
      case WireType.Flag _ ->
          node.isBoolean() ? (Object) node.booleanValue() : fault(faults, path, "a boolean", node);
      case WireType.Time _ -> time(node, path, faults);
      case WireType.Choice choice -> choice(choice.type(), node, path, faults);
      case WireType.Sequence sequence -> sequence(sequence.element(), node, path, faults);
      case WireType.Dictionary dictionary -> dictionary(dictionary.value(), node, path, faults);
      case WireType.Nested nested -> record(RecordSchema.of(nested.type()), node, path, faults);
      case WireType.Anything _ -> node.deepCopy();
    };
  }

  private static @Nullable Object time(JsonNode node, String path, List<Fault> faults) {
    if (!node.isTextual()) {
      return fault(faults, path, "a timestamp", node);
    }
    Optional<?> instant = Timestamps.parse(node.textValue());
    if (instant.isEmpty()) {
      faults.add(
          new Fault(
              path,
              Fault.Kind.VALUE,
              "must be an ISO-8601 timestamp such as 2026-04-28T10:15:30Z"
                  + Fault.VALUE_FOLLOWS
                  + Shown.of(node)));
      return null;
    }
    return instant.get();
  }

  private static @Nullable Object choice(
      Class<? extends WireEnum> type, JsonNode node, String path, List<Fault> faults) {
    if (!node.isTextual()) {
      return fault(faults, path, "a string", node);
    }
    WireEnum[] constants = type.getEnumConstants();
    for (WireEnum constant : constants) {
      if (constant.wire().equals(node.textValue())
          || constant.aliases().contains(node.textValue())) {
        return constant;
      }
    }
    for (WireEnum constant : constants) {
      if (constant.unknownBecomesThis()) {
        return constant;
      }
    }
    List<String> known = java.util.Arrays.stream(constants).map(WireEnum::wire).toList();
    faults.add(
        new Fault(
            path,
            Fault.Kind.VALUE,
            "must be one of " + String.join(", ", known) + Fault.VALUE_FOLLOWS + Shown.of(node)));
    return null;
  }

  private @Nullable Object sequence(
      WireType element, JsonNode node, String path, List<Fault> faults) {
    if (!node.isArray()) {
      return fault(faults, path, "a list", node);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      Object value = value(element, node.get(i), path + "." + i, faults);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private @Nullable Object dictionary(
      WireType element, JsonNode node, String path, List<Fault> faults) {
    if (!node.isObject()) {
      return fault(faults, path, "an object", node);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    node.properties()
        .forEach(
            entry -> {
              Object value =
                  value(element, entry.getValue(), Fault.join(path, entry.getKey()), faults);
              if (value != null) {
                values.put(entry.getKey(), value);
              }
            });
    return values;
  }

  private static void unknownMembers(
      RecordSchema<?> schema, JsonNode node, String path, List<Fault> faults) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!schema.names().contains(name)) {
        String hint =
            NearestName.of(name, schema.names())
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        faults.add(
            new Fault(Fault.join(path, name), Fault.Kind.UNKNOWN_MEMBER, "is not known" + hint));
      }
    }
  }

  /** Faults that keep a record from being made; unknown members alone do not. */
  private static boolean broken(List<Fault> faults) {
    return faults.stream().anyMatch(fault -> fault.kind() != Fault.Kind.UNKNOWN_MEMBER);
  }

  private static @Nullable Object fault(
      List<Fault> faults, String path, String wanted, JsonNode got) {
    faults.add(typeFault(path, wanted, got));
    return null;
  }

  private static Fault typeFault(String path, String wanted, JsonNode got) {
    return new Fault(
        path, Fault.Kind.TYPE, "must be " + wanted + Fault.VALUE_FOLLOWS + Shown.of(got));
  }
}
