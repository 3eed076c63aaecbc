package io.operationscenter.execution.approvals;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.store.Store;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads approvals without changing any. */
@Singleton
public final class ApprovalQueries {

  private final Store store;
  private final WaitingRuns waiting;
  private final Clock clock;
  private final ApprovalRows rows;

  public ApprovalQueries(Store store, WaitingRuns waiting, Clock clock) {
    this.store = store;
    this.waiting = waiting;
    this.clock = clock;
    this.rows = new ApprovalRows(ContractCodec.withRandomIds(clock));
  }

  /** One approval as it stands. */
  public Optional<Approval> find(String approvalId) {
    return store.read(
        tx ->
            tx.query("select * from approval where approval_id = ?", approvalId)
                .first(row -> rows.read(row, clock.instant())));
  }

  /** The approval that a ticket holds or used. */
  public Optional<Approval> ofTicket(String ticketId) {
    return store.read(
        tx ->
            tx.query("select * from approval where ticket_id = ? order by n desc", ticketId)
                .first(row -> rows.read(row, clock.instant())));
  }

  /** The newest first; nulls leave a condition out. */
  public List<Approval> list(@Nullable String taskId, @Nullable ApprovalState state, int limit) {
    Instant now = clock.instant();
    StringBuilder sql = new StringBuilder("select * from approval where 1 = 1");
    List<@Nullable Object> arguments = new ArrayList<>();
    if (taskId != null) {
      sql.append(" and task_id = ?");
      arguments.add(taskId);
    }
    switch (state) {
      case null -> {}
      case GRANTED -> {
        sql.append(" and state = 'granted' and expires_at > ?");
        arguments.add(now);
      }
      case EXPIRED -> {
        sql.append(" and (state = 'expired' or (state = 'granted' and expires_at <= ?))");
        arguments.add(now);
      }
      case HELD, USED, WITHDRAWN, REJECTED -> {
        sql.append(" and state = ?");
        arguments.add(state.wire());
      }
    }
    arguments.add(limit);
    return store.read(
        tx ->
            tx.query(sql.append(" order by n desc limit ?").toString(), arguments.toArray())
                .list(row -> rows.read(row, now)));
  }

  /** What waits without an approval, the longest first; null: of any task. */
  public List<WaitingRun> waiting(@Nullable String taskId, int limit) {
    return store.read(tx -> waiting.withoutApproval(tx, taskId, limit));
  }
}
