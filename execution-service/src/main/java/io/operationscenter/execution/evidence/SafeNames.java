package io.operationscenter.execution.evidence;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Names of retained folders and files: none leaves its folder, hides, or needs quoting. */
final class SafeNames {

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,119}");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final int LONGEST_PART = 64;

  private SafeNames() {}

  /** True for one to eight safe segments with slashes between. */
  static boolean isSafe(String name) {
    String[] segments = name.split("/", -1);
    return segments.length <= 8
        && Arrays.stream(segments).allMatch(segment -> SEGMENT.matcher(segment).matches());
  }

  /**
   * The name of a file or folder.
   *
   * @throws IllegalArgumentException naming it when it is not safe
   */
  static String require(String what, String name) {
    if (!isSafe(name)) {
      throw new IllegalArgumentException(
          "%s must be a relative path of letters, digits, '.', '_' and '-' without '..', got '%s'"
              .formatted(what, name));
    }
    return name;
  }

  /** As {@link #require}, of a name without slashes. */
  static String requireOne(String what, String name) {
    if (name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "%s must not hold a slash, got '%s'".formatted(what, name));
    }
    return require(what, name);
  }

  /** Text from outside as a part of a name. */
  static String part(String text) {
    String safe = UNSAFE.matcher(text).replaceAll("-");
    return safe.isEmpty() ? "-" : safe.substring(0, Math.min(LONGEST_PART, safe.length()));
  }
}
