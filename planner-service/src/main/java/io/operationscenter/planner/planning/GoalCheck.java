package io.operationscenter.planner.planning;

import static java.util.stream.Collectors.joining;

import io.operationscenter.kit.config.ManagedRepository;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a goal is good enough to spend a run on (spec 06 §6.3). Pure. */
final class GoalCheck {

  static final int SHORTEST = 30;
  static final int LONGEST = 8000;

  private static final int MOST_FILES = 5;
  private static final Set<String> VAGUE =
      Set.of("fix everything", "fix all", "improve everything", "do everything");
  private static final Pattern BETWEEN_CLAUSES = Pattern.compile("[.,;:!?\\n()]+|\\s[-–—]\\s");
  private static final Pattern BULLET = Pattern.compile("^[-*\\d)\\s]+|\\s+$");
  private static final Pattern FILE =
      Pattern.compile(
          "(?<![\\w./-])[\\w][\\w./-]*\\.(?:py|ts|js|go|rs|java|rb|sh|yaml|yml|json|md)(?![\\w/-])");
  private static final String CREATION = "create|add|new|write|introduce|generate";
  private static final Pattern CREATED_BEFORE =
      Pattern.compile(
          "\\b(?:" + CREATION + ")(?:s|d|ed|ing)?\\b[^.;\\n]{0,80}$", Pattern.CASE_INSENSITIVE);
  private static final Pattern CREATED_AFTER =
      Pattern.compile(
          "^[^.;\\n]{0,40}\\b(?:to be created|must be created|does not exist|is new)\\b",
          Pattern.CASE_INSENSITIVE);

  private GoalCheck() {}

  /**
   * Why the goal is rejected; empty when it is not.
   *
   * @param goal the goal text
   * @param repository the target
   * @param all every configured repository
   * @param exists whether a file is in the target's local checkout
   */
  static Optional<String> rejection(
      String goal,
      ManagedRepository repository,
      Collection<ManagedRepository> all,
      Predicate<String> exists) {
    return length(goal)
        .or(() -> vague(goal))
        .or(
            () ->
                repository.localPath() != null
                        && all.stream().anyMatch(one -> one.localPath() != null)
                    ? files(goal, exists)
                    : Optional.empty());
  }

  private static Optional<String> length(String goal) {
    int length = goal.codePointCount(0, goal.length());
    if (length < SHORTEST) {
      return Optional.of(
          "the goal has %d characters, at least %d are needed".formatted(length, SHORTEST));
    }
    return length > LONGEST
        ? Optional.of(
            "the goal has %d characters, at most %d are accepted".formatted(length, LONGEST))
        : Optional.empty();
  }

  /** A phrase is vague only as a whole clause: "fix all failing tests in X" says what to do. */
  private static Optional<String> vague(String goal) {
    return Stream.of(BETWEEN_CLAUSES.split(goal.toLowerCase(Locale.ROOT)))
        .map(clause -> BULLET.matcher(clause).replaceAll("").replaceAll("\\s+", " "))
        .filter(VAGUE::contains)
        .findFirst()
        .map(phrase -> "the goal says '%s' without saying what".formatted(phrase));
  }

  /** A goal that says of any of its files that it is to be created is not measured by them. */
  private static Optional<String> files(String goal, Predicate<String> exists) {
    List<MatchResult> named = FILE.matcher(goal).results().limit(MOST_FILES).toList();
    boolean fine =
        named.isEmpty()
            || named.stream().anyMatch(file -> isCreated(goal, file.start(), file.end()))
            || named.stream().map(MatchResult::group).anyMatch(exists);
    return fine
        ? Optional.empty()
        : Optional.of(
            "none of the named files is in the repository: "
                + named.stream().map(MatchResult::group).distinct().collect(joining(", ")));
  }

  private static boolean isCreated(String goal, int start, int end) {
    return CREATED_BEFORE.matcher(goal.substring(0, start)).find()
        || CREATED_AFTER.matcher(goal.substring(end)).find();
  }
}
