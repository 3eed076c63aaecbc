package io.operationscenter.planner.lanes.claims;

import io.operationscenter.planner.board.Card;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What people wrote on a card, as three digests. The state is no part of it, and neither is {@code
 * updated_at}, which the board moves on every write.
 *
 * @param title digest of the title
 * @param labels digest of the labels, in no order
 * @param description digest of the description as text
 */
public record CardContent(String title, String labels, String description) {

  /** The card as it was read. */
  public static CardContent of(Card card) {
    return new CardContent(
        digest(card.title()),
        digest(String.join("\n", card.labels().stream().sorted().toList())),
        digest(card.description()));
  }

  /** The text in the store. */
  public String text() {
    return String.join(".", title, labels, description);
  }

  /** Reads {@link #text}. */
  public static CardContent parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("card content must be three digests, it is " + text);
    }
    return new CardContent(parts[0], parts[1], parts[2]);
  }

  /** Which parts differ: {@code title}, {@code labels}, {@code description}. */
  public List<String> differences(CardContent other) {
    List<String> parts = new ArrayList<>();
    if (!title.equals(other.title)) {
      parts.add("title");
    }
    if (!labels.equals(other.labels)) {
      parts.add("labels");
    }
    if (!description.equals(other.description)) {
      parts.add("description");
    }
    return parts;
  }

  static String digest(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
