package io.operationscenter.planner.planning;

import io.operationscenter.planner.board.Card;
import java.time.Instant;
import java.util.List;

/** Cards to plan in tests. */
final class Cards {

  static final String ID = "3f2b1c9e-0d6a-4a53-9a41-2a7e1f0f7b11";

  private static final Instant CREATED = Instant.parse("2026-05-01T08:00:00Z");

  private Cards() {}

  static Card card(String description, String... labels) {
    return new Card(
        ID,
        42,
        "A card",
        "Ready for AI",
        List.of(labels),
        "none",
        "",
        description,
        CREATED,
        CREATED,
        null,
        null,
        false);
  }
}
