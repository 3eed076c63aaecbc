package io.operationscenter.kit.conformance;

import java.util.List;

/**
 * Where in {@code expected} a rule holds: member names and list positions joined by dots, {@code *}
 * for any one of them, {@code **} for any number of them, none included. The empty text is the
 * root.
 */
record PathPattern(List<String> segments) {

  private static final String ANY = "*";
  private static final String ANY_NUMBER = "**";

  static PathPattern of(String text) {
    return new PathPattern(text.isEmpty() ? List.of() : List.of(text.split("\\.", -1)));
  }

  boolean matches(List<String> path) {
    return matches(segments, path);
  }

  private static boolean matches(List<String> pattern, List<String> path) {
    if (pattern.isEmpty()) {
      return path.isEmpty();
    }
    String first = pattern.getFirst();
    List<String> rest = pattern.subList(1, pattern.size());
    if (first.equals(ANY_NUMBER) && matches(rest, path)) {
      return true;
    }
    if (path.isEmpty()) {
      return false;
    }
    List<String> below = path.subList(1, path.size());
    return switch (first) {
      case ANY_NUMBER -> matches(pattern, below);
      case ANY -> matches(rest, below);
      default -> first.equals(path.getFirst()) && matches(rest, below);
    };
  }

  @Override
  public String toString() {
    return String.join(".", segments);
  }
}
