package io.operationscenter.planner.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A description cut at its {@code ## } lines (spec 06 §3). */
record CardText(List<Part> parts) {

  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\r");
  private static final String HEADING = "## ";

  /**
   * What stands below one heading; the part before the first heading has an empty name.
   *
   * @param title the heading's name as written
   * @param raw heading and text as written
   * @param body without the heading, as written
   */
  record Part(String title, String raw, String body) {

    String name() {
      return title.toLowerCase(Locale.ROOT);
    }

    /** The body, trimmed. */
    String text() {
      return body.strip();
    }

    private static Part of(List<String> lines) {
      boolean headed = !lines.isEmpty() && lines.getFirst().startsWith(HEADING);
      String body = String.join("\n", headed ? lines.subList(1, lines.size()) : lines);
      return new Part(
          headed ? lines.getFirst().substring(HEADING.length()).strip() : "",
          String.join("\n", lines),
          body);
    }
  }

  CardText {
    parts = List.copyOf(parts);
  }

  static CardText of(String description) {
    List<Part> parts = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : LINE_BREAK.matcher(description).replaceAll("\n").split("\n", -1)) {
      if (line.startsWith(HEADING)) {
        parts.add(Part.of(lines));
        lines.clear();
      }
      lines.add(line);
    }
    parts.add(Part.of(lines));
    return new CardText(parts);
  }

  /** The trimmed text of a section; of several with one name the first counts. */
  Optional<String> section(String name) {
    return part(name).map(Part::text);
  }

  /** The text of a section as written, for what depends on indentation. */
  Optional<String> body(String name) {
    return part(name).map(Part::body);
  }

  private Optional<Part> part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /** The parts that are kept, as written, trimmed as a whole. */
  String only(Predicate<Part> kept) {
    return parts.stream().filter(kept).map(Part::raw).collect(Collectors.joining("\n")).strip();
  }
}
