package io.operationscenter.kit.config.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an unquoted scalar is, by the core schema of YAML 1.2 (§10.3.2): {@code yes}, {@code no},
 * {@code on}, dates, {@code 09:30} and {@code 1_000} are text, {@code 010} is ten, {@code 0o10}
 * eight.
 */
final class CoreSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_NUMBER = 100;
  private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern FLAG = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");
  private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(?:nan|NaN|NAN)");

  private CoreSchema() {}

  static JsonNode resolve(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return JSON.textNode(text);
    }
    if (NULL.matcher(text).matches()) {
      return JSON.nullNode();
    }
    if (FLAG.matcher(text).matches()) {
      return JSON.booleanNode(text.toLowerCase(Locale.ROOT).equals("true"));
    }
    return number(text);
  }

  /** Everything is text but what stands for nothing. */
  static JsonNode asText(String text) {
    return NULL.matcher(text).matches() ? JSON.nullNode() : JSON.textNode(text);
  }

  private static JsonNode number(String text) {
    if (DECIMAL.matcher(text).matches()) {
      return whole(new BigInteger(text));
    }
    if (OCTAL.matcher(text).matches()) {
      return whole(new BigInteger(text.substring(2), 8));
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      return whole(new BigInteger(text.substring(2), 16));
    }
    if (FLOAT.matcher(text).matches()) {
      return JSON.numberNode(Double.parseDouble(text));
    }
    if (INFINITE.matcher(text).matches()) {
      return JSON.numberNode(
          text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return NOT_A_NUMBER.matcher(text).matches() ? JSON.numberNode(Double.NaN) : JSON.textNode(text);
  }

  private static JsonNode whole(BigInteger number) {
    return number.bitLength() < Long.SIZE
        ? JSON.numberNode(number.longValue())
        : JSON.numberNode(number);
  }
}
