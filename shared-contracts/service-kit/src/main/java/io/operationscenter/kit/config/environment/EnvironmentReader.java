package io.operationscenter.kit.config.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.codec.Member;
import io.operationscenter.contracts.codec.Reading;
import io.operationscenter.contracts.codec.RecordSchema;
import io.operationscenter.contracts.codec.WireType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads records whose components name a {@link Variable}; a variable set to nothing is unset. */
public final class EnvironmentReader {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> YES = Set.of("1", "true", "yes", "on");
  private static final Set<String> NO = Set.of("0", "false", "no", "off");

  private final ContractCodec codec;
  private final Function<String, @Nullable String> environment;

  /**
   * @param codec reads the records
   * @param environment the value of a variable, null when it is unset
   */
  public EnvironmentReader(ContractCodec codec, Function<String, @Nullable String> environment) {
    this.codec = codec;
    this.environment = environment;
  }

  /** The record, and every fault with the variable's name as its path. */
  public <T extends Record> Reading<T> read(Class<T> type) {
    Collected collected = new Collected(new ArrayList<>(), new HashMap<>());
    ObjectNode document = document(RecordSchema.of(type), "", collected);
    Reading<T> reading = codec.examine(type, document);
    List<Fault> faults = new ArrayList<>(collected.faults());
    for (Fault fault : reading.faults()) {
      String variable = collected.variables().getOrDefault(fault.path(), fault.path());
      faults.add(new Fault(variable, fault.kind(), fault.message()));
    }
    return new Reading<>(faults.isEmpty() ? reading.value() : null, List.copyOf(faults));
  }

  private ObjectNode document(RecordSchema<?> schema, String path, Collected collected) {
    ObjectNode document = JSON.objectNode();
    for (Member member : schema.members()) {
      String memberPath = path + member.name();
      if (member.type() instanceof WireType.Nested nested) {
        document.set(
            member.name(), document(RecordSchema.of(nested.type()), memberPath + ".", collected));
      } else {
        value(member, memberPath, collected).ifPresent(value -> document.set(member.name(), value));
      }
    }
    return document;
  }

  private Optional<JsonNode> value(Member member, String path, Collected collected) {
    Variable variable = member.accessor().getAnnotation(Variable.class);
    return Stream.concat(Stream.of(variable.value()), Stream.of(variable.aliases()))
        .filter(name -> !given(name).isEmpty())
        .findFirst()
        .flatMap(
            name -> {
              collected.variables().put(path, name);
              return parse(member, name, given(name), collected.faults());
            });
  }

  private String given(String name) {
    String value = environment.apply(name);
    return value == null ? "" : value.strip();
  }

  private static Optional<JsonNode> parse(
      Member member, String name, String text, List<Fault> faults) {
    return switch (member.type()) {
      case WireType.Whole _ -> whole(member, name, text, faults);
      case WireType.Decimal _ -> decimal(name, text, faults);
      case WireType.Flag _ -> flag(name, text, faults);
      case WireType.Sequence _ -> Optional.of(list(text));
      default -> Optional.of(JSON.textNode(text));
    };
  }

  private static Optional<JsonNode> whole(
      Member member, String name, String text, List<Fault> faults) {
    try {
      long number = Long.parseLong(text);
      Floor floor = member.accessor().getAnnotation(Floor.class);
      return Optional.of(JSON.numberNode(floor == null ? number : Math.max(floor.value(), number)));
    } catch (NumberFormatException none) {
      return refused(name, "an integer", text, faults);
    }
  }

  private static Optional<JsonNode> decimal(String name, String text, List<Fault> faults) {
    try {
      return Optional.of(JSON.numberNode(Double.parseDouble(text)));
    } catch (NumberFormatException none) {
      return refused(name, "a number", text, faults);
    }
  }

  private static Optional<JsonNode> flag(String name, String text, List<Fault> faults) {
    String word = text.toLowerCase(Locale.ROOT);
    if (YES.contains(word) || NO.contains(word)) {
      return Optional.of(JSON.booleanNode(YES.contains(word)));
    }
    return refused(name, "1, true or yes, or 0, false or no", text, faults);
  }

  private static ArrayNode list(String text) {
    ArrayNode list = JSON.arrayNode();
    Stream.of(text.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .forEach(list::add);
    return list;
  }

  private static Optional<JsonNode> refused(
      String name, String wanted, String text, List<Fault> faults) {
    String shown = text.length() <= 60 ? text : text.substring(0, 60) + "…";
    faults.add(
        new Fault(name, Fault.Kind.TYPE, "must be " + wanted + ", got " + JSON.textNode(shown)));
    return Optional.empty();
  }

  private record Collected(List<Fault> faults, Map<String, String> variables) {}
}
