package io.operationscenter.planner.planning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines with a meaning inside free text (spec 06 §3). */
final class MarkedLines {

  private static final Pattern DEPENDS_ON =
      Pattern.compile("^[ \\t]*(?:-[ \\t]+)?depends_on:(.*)$", Pattern.MULTILINE);
  private static final Pattern AVOID_PATHS =
      Pattern.compile("^[ \\t]*(?:-[ \\t]+)?avoid_paths:(.*)$", Pattern.MULTILINE);
  private static final Pattern BETWEEN_IDS = Pattern.compile("[,\\s]+");
  private static final Pattern CARD_ID = Pattern.compile("[0-9a-fA-F][0-9a-fA-F-]{7,}");
  private static final Pattern PRIOR_PROGRESS =
      Pattern.compile("^(?:- )?prior_progress:[ \\t]*\\|[ \\t]*$", Pattern.MULTILINE);
  private static final String INDENT = "  ";

  private MarkedLines() {}

  /** Ids of {@code depends_on:} lines, lower-cased, each once, in order. */
  static List<String> dependsOn(String text) {
    Set<String> ids = new LinkedHashSet<>();
    Matcher lines = DEPENDS_ON.matcher(text);
    while (lines.find()) {
      for (String token : BETWEEN_IDS.split(lines.group(1), -1)) {
        if (CARD_ID.matcher(token).matches()) {
          ids.add(token.toLowerCase(Locale.ROOT));
        }
      }
    }
    return List.copyOf(ids);
  }

  /** Paths of {@code avoid_paths:} lines, each once, in order. */
  static List<String> avoidPaths(String constraints) {
    Set<String> paths = new LinkedHashSet<>();
    Matcher lines = AVOID_PATHS.matcher(constraints);
    while (lines.find()) {
      for (String path : lines.group(1).split(",", -1)) {
        if (!path.isBlank()) {
          paths.add(path.strip());
        }
      }
    }
    return List.copyOf(paths);
  }

  /** The indented block after {@code prior_progress: |}; null without one. */
  static @Nullable String priorProgress(String goal) {
    Matcher marker = PRIOR_PROGRESS.matcher(goal);
    if (!marker.find()) {
      return null;
    }
    List<String> block = new ArrayList<>();
    goal.substring(marker.end())
        .lines()
        .skip(1)
        .takeWhile(line -> line.startsWith(INDENT) || line.isBlank())
        .forEach(line -> block.add(line.isBlank() ? "" : line.substring(INDENT.length())));
    String text = String.join("\n", block).strip();
    return text.isEmpty() ? null : text;
  }
}
