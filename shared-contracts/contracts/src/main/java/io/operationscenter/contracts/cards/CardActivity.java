package io.operationscenter.contracts.cards;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A change of a card and who made it.
 *
 * @param verb created, updated, deleted
 * @param field what changed, e.g. state; null for the creation
 * @param oldValue name before
 * @param newValue name after
 * @param actor id of who did it
 * @param ours it was the planner's own token
 * @param at null when not readable
 */
@Contract
public record CardActivity(
    String verb,
    @Nullable String field,
    @Nullable String oldValue,
    @Nullable String newValue,
    String actor,
    boolean ours,
    @Nullable Instant at) {

  /** Checks every rule. */
  public CardActivity {
    Checked.arguments(CardActivity.class, verb, field, oldValue, newValue, actor, ours, at)
        .orThrow();
    at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
  }
}
