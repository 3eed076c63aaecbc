package io.operationscenter.planner.lanes.selection;

import io.operationscenter.contracts.enums.Priority;
import io.operationscenter.planner.board.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How urgent a card is: higher goes first (spec 06 §4). */
public final class UrgencyScore {

  private static final int UNSET = 15;

  private UrgencyScore() {}

  /** The sum of all rows that apply. */
  public static int of(Card card, Optional<Priority> priority, Instant now) {
    String title = card.title().strip().toLowerCase(Locale.ROOT);
    return priority.map(UrgencyScore::points).orElse(UNSET)
        + (title.startsWith("[regression]") || title.contains("post-merge regression") ? 25 : 0)
        + (starts(title, "[fix]", "[rebase]") ? 15 : 0)
        + (starts(title, "[revise]", "[verify]") ? 8 : 0)
        + (starts(title, "[workspace]", "[step 1") ? 5 : 0)
        + age(card, now);
  }

  /**
   * The most urgent first; of equal ones the older, one without a readable time last, then the
   * order of the board.
   */
  public static List<Scored> ordered(List<Scored> cards) {
    return cards.stream()
        .sorted(
            Comparator.comparingInt(Scored::score)
                .reversed()
                .thenComparing(
                    scored -> scored.card().createdAt(),
                    Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  /**
   * A card and its score.
   *
   * @param card as read
   * @param reading what it says
   * @param score points
   */
  public record Scored(Card card, CardReading reading, int score) {}

  private static int points(Priority priority) {
    return switch (priority) {
      case CRITICAL, HIGH -> 30;
      case NORMAL -> 20;
      case LOW -> 10;
    };
  }

  private static boolean starts(String title, String... beginnings) {
    return List.of(beginnings).stream().anyMatch(title::startsWith);
  }

  private static int age(Card card, Instant now) {
    Instant since = card.createdAt() == null ? card.updatedAt() : card.createdAt();
    if (since == null || since.isAfter(now)) {
      return 0;
    }
    return (int) Math.min(Duration.between(since, now).toDays(), 3);
  }
}
