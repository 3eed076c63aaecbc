package io.operationscenter.contracts.paths;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells which entries of {@link AllowedPaths} can be no path or glob of a repository (spec 03
 * §6.5): every change would be outside of them, or, for a blank one, inside.
 */
public final class EntryFault {

  private static final int LONGEST_SHOWN = 60;
  private static final Pattern CONTROLS =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");
  private static final Pattern WILD = Pattern.compile("[*?]");
  private static final Set<String> RESOLVED_AWAY = Set.of("", ".", "..");

  private EntryFault() {}

  /** The entry and the rule it breaks, as a clause for people; empty when it breaks none. */
  public static Optional<String> of(String entry) {
    return rule(entry).map(rule -> "'%s' %s".formatted(shown(entry), rule));
  }

  /** The same of the first entry that breaks one. */
  public static Optional<String> first(Stream<String> entries) {
    return entries.flatMap(entry -> of(entry).stream()).findFirst();
  }

  private static Optional<String> rule(String entry) {
    if (entry.isBlank()) {
      return Optional.of("is blank");
    }
    if (CONTROLS.matcher(entry).find()) {
      return Optional.of("holds a control character or a mark of writing direction");
    }
    if (RepositoryPath.resolve(entry).isEmpty()) {
      return Optional.of(
          entry.startsWith("/") || entry.startsWith("\\")
              ? "is absolute"
              : "leaves the repository");
    }
    return WILD.matcher(entry).find() && !canMatch(entry)
        ? Optional.of(
            "is a glob that matches nothing: it must not hold '.', '..' or empty parts, a backslash"
                + " or a slash at its end")
        : Optional.empty();
  }

  /** Globs are held against resolved paths and are themselves not resolved. */
  private static boolean canMatch(String glob) {
    return glob.indexOf('\\') < 0
        && Stream.of(glob.split("/", -1)).noneMatch(RESOLVED_AWAY::contains);
  }

  private static String shown(String entry) {
    String line = CONTROLS.matcher(entry).replaceAll(" ");
    return line.codePointCount(0, line.length()) <= LONGEST_SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }
}
