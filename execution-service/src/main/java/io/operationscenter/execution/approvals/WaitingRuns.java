package io.operationscenter.execution.approvals;

import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.execution.policy.RetainedDecisions.Retained;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs that nothing but a person's word keeps from beginning, or from being published, at most one
 * for each task.
 */
@Singleton
public final class WaitingRuns {

  private final Clock clock;
  private final ContractCodec codec;

  public WaitingRuns(Clock clock) {
    this.clock = clock;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  /**
   * This run waits; what waited for its task before no longer does.
   *
   * @param blocked what policy decided about it
   */
  public void put(Transaction tx, Retained blocked) {
    WaitingRun run = waiting(blocked);
    tx.update(
        """
        insert into waiting_run (task_id, proposal_digest, since, body) values (?, ?, ?, ?)
        on conflict (task_id) do update
          set proposal_digest = excluded.proposal_digest, since = excluded.since,
              body = excluded.body""",
        run.taskId(),
        run.proposalDigest(),
        run.since(),
        codec.json(run));
  }

  private WaitingRun waiting(Retained blocked) {
    TaskProposal proposal = blocked.bundle().proposal();
    LaneDecision route = blocked.bundle().decision();
    return new WaitingRun(
        proposal.taskId(),
        blocked.proposalDigest(),
        blocked.ticketId(),
        blocked.request().runId(),
        proposal.target().repoKey(),
        proposal.target().baseBranch(),
        blocked.title(),
        proposal.goalText(),
        proposal.constraintsText(),
        proposal.taskType(),
        proposal.riskLevel(),
        route.selectedLane(),
        route.selectedBackend(),
        blocked.request().allowedPaths(),
        blocked.decision().violations(),
        clock.instant());
  }

  /** Nothing of the task waits any more. */
  public void forget(Transaction tx, String taskId) {
    tx.update("delete from waiting_run where task_id = ?", taskId);
  }

  /** This proposal of the task waits no more. */
  void forget(Transaction tx, String taskId, String proposalDigest) {
    tx.update(
        "delete from waiting_run where task_id = ? and proposal_digest = ?",
        taskId,
        proposalDigest);
  }

  /** What waits for the task, approved or not. */
  Optional<WaitingRun> of(Transaction tx, String taskId) {
    return tx.query("select body from waiting_run where task_id = ?", taskId)
        .first(row -> codec.read(WaitingRun.class, row.text("body")));
  }

  /**
   * Those without an approval, the one that waits longest first.
   *
   * @param taskId null: of any task
   */
  List<WaitingRun> withoutApproval(Transaction tx, @Nullable String taskId, int limit) {
    List<@Nullable Object> arguments = new ArrayList<>(List.of(clock.instant()));
    String ofTask = "";
    if (taskId != null) {
      ofTask = " and w.task_id = ?";
      arguments.add(taskId);
    }
    arguments.add(limit);
    return tx.query(
            """
            select w.body from waiting_run w
            where not exists (
              select 1 from approval a
              where a.task_id = w.task_id and a.proposal_digest = w.proposal_digest
                and (a.state = 'held' or (a.state = 'granted' and a.expires_at > ?)))"""
                + ofTask
                + " order by w.since, w.task_id limit ?",
            arguments.toArray())
        .list(row -> codec.read(WaitingRun.class, row.text("body")));
  }
}
