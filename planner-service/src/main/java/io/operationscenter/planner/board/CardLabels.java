package io.operationscenter.planner.board;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the labels of a card say (spec 06 §2.2): {@code key: value}, keys without regard to case, of
 * several labels with one key the first counts, except for sources and lifecycle.
 *
 * @param names as the board has them, in its order
 */
public record CardLabels(List<String> names) {

  private static final Set<String> PRIORITIES =
      Set.of("critical", "urgent", "high", "medium", "normal", "low");
  private static final String DEFAULT_KIND = "goal";
  private static final String APPROVED = "approved";

  /** Copies the list. */
  public CardLabels {
    names = List.copyOf(names);
  }

  /** The labels of a card. */
  public static CardLabels of(Card card) {
    return new CardLabels(card.labels());
  }

  /** Key of the target repository, in its own case. */
  public Optional<String> repo() {
    return value("repo");
  }

  /** Which lane takes it, lower case; {@code goal} when no label says. */
  public String taskKind() {
    return value("task-kind").map(CardLabels::lower).orElse(DEFAULT_KIND);
  }

  /** Who created it, lower case, all of them. */
  public List<String> sources() {
    return values("source").map(CardLabels::lower).toList();
  }

  /** critical, urgent, high, medium, normal or low; empty also for any other word. */
  public Optional<String> priority() {
    return value("priority").map(CardLabels::lower).filter(PRIORITIES::contains);
  }

  /** Family of the candidate it came from, lower case. */
  public Optional<String> sourceFamily() {
    return names.stream()
        .flatMap(name -> Stream.concat(read(name, "source-family"), read(name, "source_family")))
        .findFirst()
        .map(CardLabels::lower);
  }

  /** high, medium or low, as written but in lower case. */
  public Optional<String> confidence() {
    return value("confidence").map(CardLabels::lower);
  }

  /** How often its chain was tried; 0 when no label says so in digits. */
  public int retryCount() {
    return value("retry-count")
        .filter(count -> count.matches("[0-9]+"))
        .map(CardLabels::count)
        .orElse(0);
  }

  /** Base branch when the description names none, in its own case. */
  public Optional<String> baseBranch() {
    return value("base-branch");
  }

  /** An operator allowed work on our own repository. */
  public boolean selfModifyApproved() {
    return isValue("self-modify", APPROVED);
  }

  /** A person lifted a review requirement; who it was stands in the activities (design §4). */
  public boolean policyApproved() {
    return isValue("policy", APPROVED);
  }

  /** expanded, superseded, escalated, archived: all that are set, lower case. */
  public List<String> lifecycle() {
    return values("lifecycle").map(CardLabels::lower).toList();
  }

  /** True when the lifecycle holds the value. */
  public boolean isLifecycle(String value) {
    return lifecycle().contains(value);
  }

  /** An operator wants it cut into steps. */
  public boolean multiStep() {
    return isValue("plan", "multi-step");
  }

  /**
   * Whether a goal card is followed by a verification card: as a label forces or suppresses it,
   * forcing first, else after a success that changed something.
   */
  public boolean needsTest(boolean succeeded, boolean hasChanges) {
    if (has("needs-test") || values("handoff").anyMatch("test"::equalsIgnoreCase)) {
      return true;
    }
    if (has("no-test") || values("handoff").anyMatch("none"::equalsIgnoreCase)) {
      return false;
    }
    return succeeded && hasChanges;
  }

  /** The first value of a key, as written and trimmed; empty values are ignored. */
  public Optional<String> value(String key) {
    return values(key).findFirst();
  }

  /** True when a label of that text is there; case and space around it are ignored. */
  public boolean has(String label) {
    return names.stream().anyMatch(name -> name.strip().equalsIgnoreCase(label.strip()));
  }

  private Stream<String> values(String key) {
    return names.stream().flatMap(name -> read(name, key));
  }

  private boolean isValue(String key, String value) {
    return value(key).filter(value::equalsIgnoreCase).isPresent();
  }

  private static Stream<String> read(String name, String key) {
    int colon = name.indexOf(':');
    if (colon < 0 || !name.substring(0, colon).strip().equalsIgnoreCase(key)) {
      return Stream.empty();
    }
    return Stream.of(name.substring(colon + 1).strip()).filter(value -> !value.isEmpty());
  }

  private static int count(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(significant);
  }

  private static String lower(String value) {
    return value.toLowerCase(Locale.ROOT);
  }
}
