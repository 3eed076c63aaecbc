package io.operationscenter.planner.board.embedded.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read whole.
 *
 * @param method upper case
 * @param path as sent, without the query
 * @param query as sent, empty when there is none
 * @param headers by lower-case name
 * @param body as UTF-8; at most {@link BoardServer#BODY_LIMIT} bytes
 */
public record Request(
    String method, String path, String query, Map<String, String> headers, String body) {

  /** A header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The query's parameters; of several with one name the last counts. */
  public Map<String, String> parameters() {
    return decoded(query);
  }

  /** A query parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters().get(name));
  }

  /** The fields of a form that a browser sent. */
  public Map<String, String> form() {
    return decoded(body);
  }

  /** A cookie. */
  public Optional<String> cookie(String name) {
    for (String pair : header("cookie").orElse("").split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
        return Optional.of(pair.substring(equals + 1).strip());
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> decoded(String encoded) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals >= 0) {
        values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      } else if (!pair.isEmpty()) {
        values.put(decode(pair), "");
      }
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformedEscape) {
      return text;
    }
  }
}
