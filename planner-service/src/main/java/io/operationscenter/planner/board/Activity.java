package io.operationscenter.planner.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a card and who made it (spec 10 §2).
 *
 * @param verb created, updated, deleted
 * @param field what changed, e.g. state, labels, description; null for the creation
 * @param oldValue name before
 * @param newValue name after
 * @param actorId who
 * @param at when; null when not readable
 */
public record Activity(
    String verb,
    @Nullable String field,
    @Nullable String oldValue,
    @Nullable String newValue,
    String actorId,
    @Nullable Instant at) {}
