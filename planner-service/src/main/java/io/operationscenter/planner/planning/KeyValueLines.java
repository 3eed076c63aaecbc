package io.operationscenter.planner.planning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sections of {@code key: value} lines, with or without a bullet; the first value of a key counts.
 */
final class KeyValueLines {

  private static final Pattern LINE =
      Pattern.compile("^\\s*(?:[-*]\\s+)?([A-Za-z][A-Za-z0-9_-]*):(?:\\s+(.*))?$");

  private KeyValueLines() {}

  static Map<String, String> read(String section) {
    Map<String, String> entries = new LinkedHashMap<>();
    section
        .lines()
        .forEach(
            line -> {
              Matcher entry = LINE.matcher(line);
              if (entry.matches()) {
                String value = entry.group(2);
                entries.putIfAbsent(entry.group(1), value == null ? "" : value.strip());
              }
            });
    return entries;
  }
}
