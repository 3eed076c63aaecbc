package io.operationscenter.planner.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was read of the board.
 *
 * @param cards by id, the oldest first
 * @param walkedAt when all of it was read
 * @param refreshedAt when it was last brought up to date
 * @param n number of the reading in the store; 0 for one that is not kept there
 */
record Seen(Map<String, Card> cards, Instant walkedAt, Instant refreshedAt, long n) {

  static final Seen NOTHING = new Seen(Map.of(), Instant.MIN, Instant.MIN, 0);

  private static final Comparator<Card> OLDEST_FIRST =
      Comparator.comparing(card -> Objects.requireNonNullElse(card.createdAt(), Instant.MAX));

  /** All of the board, read now. */
  static Seen walked(Collection<Card> cards, Instant now) {
    return new Seen(byId(cards), now, now, 0);
  }

  /** The same with cards that changed meanwhile; a read replica may answer what was before. */
  Seen with(Collection<Card> changed, Instant now) {
    Map<String, Card> all = new LinkedHashMap<>(cards);
    for (Card card : changed) {
      all.merge(card.id(), card, Seen::newer);
    }
    return new Seen(byId(all.values()), walkedAt, now, n);
  }

  boolean isRefreshedWithin(Duration age, Instant now) {
    return isYoungerThan(age, refreshedAt, now);
  }

  boolean isWalkedWithin(Duration age, Instant now) {
    return isYoungerThan(age, walkedAt, now);
  }

  /** The newest change that was seen. */
  Instant watermark() {
    return cards.values().stream()
        .map(card -> Objects.requireNonNullElse(card.updatedAt(), Instant.EPOCH))
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static boolean isYoungerThan(Duration age, Instant time, Instant now) {
    return !time.equals(Instant.MIN) && now.isBefore(time.plus(age)) && !now.isBefore(time);
  }

  private static Card newer(Card known, Card read) {
    Instant knownAt = known.updatedAt();
    Instant readAt = read.updatedAt();
    return knownAt != null && readAt != null && readAt.isBefore(knownAt) ? known : read;
  }

  private static Map<String, Card> byId(Collection<Card> cards) {
    List<Card> sorted = new ArrayList<>(cards);
    sorted.sort(OLDEST_FIRST);
    Map<String, Card> byId = new LinkedHashMap<>();
    sorted.forEach(card -> byId.put(card.id(), card));
    return byId;
  }
}
