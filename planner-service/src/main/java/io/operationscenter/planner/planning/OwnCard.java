package io.operationscenter.planner.planning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Planner's own record of a card that it created.
 *
 * @param cardId the card
 * @param source which part created it, e.g. {@code autonomy}
 * @param sourceFamily family of the proposal; null when it has none
 * @param createdAt when
 */
public record OwnCard(
    String cardId, String source, @Nullable String sourceFamily, Instant createdAt) {}
