package io.operationscenter.execution.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A place in the budget that one ticket holds until it is settled or refunded.
 *
 * @param ticketId whose place
 * @param taskId the board task
 * @param repoKey repository key
 * @param role lane that asked
 * @param signature identity of the card's content; null: none is kept
 * @param credits executions it costs, 1 or more
 * @param estimatedUsd what the operator estimates a run to cost, as of the reservation; 0: not told
 */
public record Reservation(
    String ticketId,
    String taskId,
    String repoKey,
    String role,
    @Nullable String signature,
    int credits,
    double estimatedUsd) {}
