package io.operationscenter.execution.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger remembers of a task.
 *
 * @param attempts executions since they were last cleared
 * @param lastExecution when it was last executed; null: never
 * @param lastSignature under which the role last executed it; null: it did not, or was cleared
 */
public record TaskHistory(
    long attempts, @Nullable Instant lastExecution, @Nullable String lastSignature) {}
