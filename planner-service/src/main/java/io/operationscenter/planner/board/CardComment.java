package io.operationscenter.planner.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A comment of ours: a header line {@code [Role] event} and {@code - key: value} lines, nothing
 * else (spec 06 §18). Whatever a value holds stays within its line.
 *
 * @param role who speaks
 * @param event what happened, in words
 * @param lines keys and values, in order
 */
public record CardComment(Role role, String event, Map<String, String> lines) {

  /** Who speaks; the first line of a comment shows it in brackets. */
  public enum Role {
    GOAL("Goal"),
    TEST("Test"),
    IMPROVE("Improve"),
    PROPOSE("Propose"),
    REVIEW("Review"),
    PLAN("Plan"),
    CAMPAIGN("Campaign"),
    CI_FIX("CI Fix");

    private final String title;

    Role(String title) {
      this.title = title;
    }

    /** As written between the brackets. */
    public String title() {
      return title;
    }
  }

  /** Key of the line that names the head of a run's sealed evidence. */
  public static final String EVIDENCE_HEAD = "evidence_head";

  private static final int LONGEST_VALUE = 2_000;
  private static final Pattern HEADER = Pattern.compile("\\[([A-Za-z ]{1,20})]\\s*(.*)");
  private static final Pattern LINE = Pattern.compile("- ([a-z0-9_]{1,60}):\\s*(.*)");
  private static final Pattern KEY = Pattern.compile("[a-z0-9_]{1,60}");

  /** Makes each text a single line. */
  public CardComment {
    event = line(event);
    Map<String, String> single = new LinkedHashMap<>();
    lines.forEach(
        (key, value) -> {
          if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a key has a-z, 0-9 and _, got " + line(key));
          }
          single.put(key, line(value));
        });
    lines = Collections.unmodifiableMap(single);
  }

  /** A comment without lines yet. */
  public static CardComment of(Role role, String event) {
    return new CardComment(role, event, Map.of());
  }

  /** The comment with one more line; none for null, a list's elements joined by commas. */
  public CardComment with(String key, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> longer = new LinkedHashMap<>(lines);
    longer.put(
        key,
        value instanceof Collection<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : value.toString());
    return new CardComment(role, event, longer);
  }

  /** As {@link Board#comment} takes it. */
  public String text() {
    List<String> text = new ArrayList<>();
    text.add("[" + role.title() + "] " + event);
    lines.forEach((key, value) -> text.add("- " + key + ": " + value));
    return String.join("\n", text);
  }

  /**
   * Reads a comment that has the form of ours. Whether it is ours says {@link Comment#isBy}; lines
   * that are no {@code - key: value} are left out, of several with one key the first counts.
   *
   * @return empty for a comment without one of our headers
   */
  public static Optional<CardComment> read(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Matcher header = HEADER.matcher(lines.getFirst());
    if (!header.matches()) {
      return Optional.empty();
    }
    return role(header.group(1))
        .map(role -> new CardComment(role, header.group(2), keyed(lines.subList(1, lines.size()))));
  }

  private static Optional<Role> role(String title) {
    return Arrays.stream(Role.values()).filter(role -> role.title.equals(title)).findFirst();
  }

  private static Map<String, String> keyed(List<String> lines) {
    Map<String, String> keyed = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        keyed.putIfAbsent(matcher.group(1), matcher.group(2));
      }
    }
    return keyed;
  }

  private static String line(String text) {
    String single = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return single.length() <= LONGEST_VALUE ? single : single.substring(0, LONGEST_VALUE) + "…";
  }
}
