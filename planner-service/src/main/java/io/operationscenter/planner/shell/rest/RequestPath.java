package io.operationscenter.planner.shell.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a service. Values stay one segment or one parameter, whatever they hold.
 *
 * @param text path and query, both encoded
 */
public record RequestPath(String text) {

  /**
   * The path of the given segments.
   *
   * @throws IllegalArgumentException for a segment that a server would read as a step in the tree
   */
  public static RequestPath of(String... segments) {
    return new RequestPath(
        Arrays.stream(segments)
            .map(RequestPath::segment)
            .collect(Collectors.joining("/", "/", "")));
  }

  /**
   * A path of further segments, split at slashes.
   *
   * @throws IllegalArgumentException for a name that could lead elsewhere
   */
  public RequestPath below(String name) {
    String[] segments = name.split("/", -1);
    if (Arrays.stream(segments).anyMatch(RequestPath::isStep)) {
      throw new IllegalArgumentException(
          "'%s' is no file below it: a name is relative, without empty parts, '.' and '..'"
              .formatted(name));
    }
    return new RequestPath(text + of(segments).text());
  }

  /** With parameters, given as name, value, name, value; those without a value are left out. */
  public RequestPath with(@Nullable Object... parameters) {
    List<String> given = new ArrayList<>();
    for (int i = 0; i < parameters.length; i += 2) {
      Object value = parameters[i + 1];
      if (value != null) {
        given.add(encoded(String.valueOf(parameters[i])) + "=" + encoded(value.toString()));
      }
    }
    return given.isEmpty() ? this : new RequestPath(text + "?" + String.join("&", given));
  }

  private static String segment(String text) {
    if (isStep(text)) {
      throw new IllegalArgumentException("'%s' is no name or id".formatted(text));
    }
    return encoded(text);
  }

  private static boolean isStep(String segment) {
    return segment.isBlank() || segment.equals(".") || segment.equals("..");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
