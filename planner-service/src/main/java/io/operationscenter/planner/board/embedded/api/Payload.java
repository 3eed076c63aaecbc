package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request body, checked one by one as Plane does it; all faults are told together.
 * Only fields that were sent become values, and only fields that are asked for are looked at.
 */
final class Payload {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int LONGEST = 255;

  private final JsonNode body;
  private final boolean partial;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final ObjectNode faults = JsonNodeFactory.instance.objectNode();

  private Payload(JsonNode body, boolean partial) {
    this.body = body;
    this.partial = partial;
  }

  /**
   * @param partial required fields may be missing
   */
  static Payload of(JsonNode body, boolean partial) {
    if (!body.isObject()) {
      throw Refused.payload(
          "Invalid data. Expected a dictionary, but got %s.".formatted(pythonName(body)));
    }
    return new Payload(body, partial);
  }

  private static String pythonName(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "list";
      case STRING -> "str";
      case BOOLEAN -> "bool";
      case NUMBER -> node.isIntegralNumber() ? "int" : "float";
      case BINARY, MISSING, NULL, POJO -> "NoneType";
      case OBJECT -> "dict";
    };
  }

  /** Text that must be there, not blank, at most 255 characters. */
  Payload requiredText(String name) {
    if (!body.has(name)) {
      if (!partial) {
        fault(name, "This field is required.");
      }
      return this;
    }
    return text(name, new Text(false, false, LONGEST));
  }

  /** Text that may be empty but not null. */
  Payload text(String name) {
    return text(name, new Text(true, false, LONGEST));
  }

  /** Text of any length that may be empty but not null, and is kept as it is. */
  Payload htmlText(String name) {
    sent(name, false)
        .ifPresent(
            node -> {
              if (node.isBoolean() || node.isContainerNode()) {
                fault(name, "Not a valid string.");
              } else if (hasLoneSurrogate(node.asText())) {
                fault(name, "Surrogate characters are not allowed.");
              } else {
                values.put(name, node.asText());
              }
            });
    return this;
  }

  /** Text that may be empty or null, at most 255 characters. */
  Payload optionalText(String... names) {
    for (String name : names) {
      text(name, new Text(true, true, LONGEST));
    }
    return this;
  }

  private record Text(boolean blank, boolean nothing, int longest) {}

  private Payload text(String name, Text rule) {
    sent(name, rule.nothing)
        .ifPresent(
            node -> {
              if (node.isBoolean() || node.isContainerNode()) {
                fault(name, "Not a valid string.");
                return;
              }
              String text = node.asText().strip();
              if (text.isEmpty() && !rule.blank) {
                fault(name, "This field may not be blank.");
              } else if (text.codePointCount(0, text.length()) > rule.longest) {
                fault(
                    name,
                    "Ensure this field has no more than %d characters.".formatted(rule.longest));
              } else if (text.indexOf('\0') >= 0) {
                fault(name, "Null characters are not allowed.");
              } else if (hasLoneSurrogate(text)) {
                fault(name, "Surrogate characters are not allowed.");
              } else {
                values.put(name, text);
              }
            });
    return this;
  }

  static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= 0xDFFF);
  }

  /** One of the given words. */
  Payload choice(String name, List<String> words) {
    sent(name, false)
        .ifPresent(
            node -> {
              if (node.isTextual() && words.contains(node.textValue())) {
                values.put(name, node.textValue());
              } else {
                fault(name, "\"%s\" is not a valid choice.".formatted(node.asText()));
              }
            });
    return this;
  }

  /** A day, or null. */
  Payload date(String name) {
    sent(name, true)
        .ifPresent(
            node -> {
              try {
                if (!DATE.matcher(node.asText()).matches()) {
                  throw new DateTimeParseException("not a day", node.asText(), 0);
                }
                values.put(name, LocalDate.parse(node.asText()).toString());
              } catch (DateTimeParseException e) {
                fault(name, "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.");
              }
            });
    return this;
  }

  Payload flag(String name) {
    sent(name, false)
        .ifPresent(
            node -> {
              if (node.isBoolean()) {
                values.put(name, node.booleanValue());
              } else {
                fault(name, "Must be a valid boolean.");
              }
            });
    return this;
  }

  Payload real(String name) {
    sent(name, false)
        .ifPresent(
            node -> {
              if (node.isNumber()) {
                values.put(name, node.doubleValue());
              } else {
                fault(name, "A valid number is required.");
              }
            });
    return this;
  }

  Payload whole(String name) {
    sent(name, false)
        .ifPresent(
            node -> {
              if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0) {
                values.put(name, node.longValue());
              } else {
                fault(name, "A valid integer is required.");
              }
            });
    return this;
  }

  /** The id of something that exists, or null. */
  Payload id(String name, Predicate<String> exists) {
    sent(name, true)
        .ifPresent(
            node -> {
              Optional<String> wrong = idFault(node, exists);
              wrong.ifPresentOrElse(
                  sentence -> fault(name, sentence), () -> values.put(name, idOf(node)));
            });
    return this;
  }

  /** Ids of things that exist; each once, in the order sent. */
  Payload ids(String name, Predicate<String> exists) {
    sent(name, false)
        .ifPresent(
            node -> {
              if (!node.isArray()) {
                fault(
                    name,
                    "Expected a list of items but got type \"%s\".".formatted(pythonName(node)));
                return;
              }
              ObjectNode wrong = JsonNodeFactory.instance.objectNode();
              Map<String, Boolean> ids = new LinkedHashMap<>();
              for (int i = 0; i < node.size(); i++) {
                String index = Integer.toString(i);
                idFault(node.get(i), exists)
                    .ifPresent(sentence -> wrong.putArray(index).add(sentence));
                ids.put(idOf(node.get(i)), true);
              }
              if (wrong.isEmpty()) {
                values.put(name, List.copyOf(ids.keySet()));
              } else {
                faults.set(name, wrong);
              }
            });
    return this;
  }

  private static Optional<String> idFault(JsonNode node, Predicate<String> exists) {
    if (!UUID.matcher(node.asText()).matches()) {
      return Optional.of("“%s” is not a valid UUID.".formatted(node.asText()));
    }
    String id = idOf(node);
    return exists.test(id)
        ? Optional.empty()
        : Optional.of("Invalid pk \"%s\" - object does not exist.".formatted(id));
  }

  private static String idOf(JsonNode node) {
    String hex = node.asText().replace("-", "").toLowerCase(Locale.ROOT);
    return hex.length() == 32
        ? String.join(
            "-",
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 16),
            hex.substring(16, 20),
            hex.substring(20))
        : hex;
  }

  private Optional<JsonNode> sent(String name, boolean nothingAllowed) {
    JsonNode node = body.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isNull()) {
      return Optional.of(node);
    }
    if (nothingAllowed) {
      values.put(name, null);
    } else {
      fault(name, "This field may not be null.");
    }
    return Optional.empty();
  }

  private void fault(String name, String sentence) {
    faults.putArray(name).add(sentence);
  }

  /**
   * What was sent and is sound, in the order in which it was sent.
   *
   * @throws Refused with every fault
   */
  Map<String, @Nullable Object> checked() {
    if (!faults.isEmpty()) {
      throw Refused.with(400, faults);
    }
    Map<String, @Nullable Object> asSent = new LinkedHashMap<>();
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (values.containsKey(name)) {
                asSent.put(name, values.get(name));
              }
            });
    return asSent;
  }
}
