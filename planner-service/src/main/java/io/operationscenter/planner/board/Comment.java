package io.operationscenter.planner.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a card.
 *
 * @param id UUID
 * @param text converted from HTML (spec 10 §4.1)
 * @param authorId who wrote it
 * @param editorId who changed it last; null when nobody did
 * @param createdAt null when not readable
 * @param externalId our identity of it
 */
public record Comment(
    String id,
    String text,
    String authorId,
    @Nullable String editorId,
    @Nullable Instant createdAt,
    @Nullable String externalId) {

  /** Only then is it ours: anyone may edit a comment while its author stays (spec 10 §5). */
  public boolean isBy(BoardUser us) {
    return authorId.equals(us.id()) && (editorId == null || editorId.equals(us.id()));
  }
}
