package io.operationscenter.contracts.cards;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a card.
 *
 * @param id the board's id
 * @param text as text
 * @param author id of who wrote it
 * @param ours the planner's own token wrote it and nobody else has edited it
 * @param createdAt null when not readable
 * @param externalId identity given by its writer, e.g. {@code run:<ticket>}; null without one
 */
@Contract
public record CardComment(
    @NotEmpty String id,
    String text,
    String author,
    boolean ours,
    @Nullable Instant createdAt,
    @Nullable String externalId) {

  /** Checks every rule. */
  public CardComment {
    Checked.arguments(CardComment.class, id, text, author, ours, createdAt, externalId).orThrow();
    createdAt = createdAt == null ? null : createdAt.truncatedTo(ChronoUnit.MICROS);
  }
}
