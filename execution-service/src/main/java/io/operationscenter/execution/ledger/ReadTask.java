package io.operationscenter.execution.ledger;

import io.operationscenter.contracts.usage.TaskUsage;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** What the ledger holds of one task. */
@Singleton
public final class ReadTask {

  private final ReadStatistics statistics;

  ReadTask(ReadStatistics statistics) {
    this.statistics = statistics;
  }

  /** A task that it has never heard of has no attempts. */
  public TaskUsage of(Transaction tx, String taskId) {
    Map<String, String> signatures = new TreeMap<>();
    tx.query("select role, signature from task_signature where task_id = ?", taskId)
        .list(row -> signatures.put(row.text("role"), row.text("signature")));
    return new TaskUsage(
        taskId,
        ReadLedger.attempts(tx, taskId),
        ReadLedger.lastExecution(tx, taskId).orElse(null),
        signatures,
        statistics.consecutiveBlocks(tx, taskId));
  }
}
