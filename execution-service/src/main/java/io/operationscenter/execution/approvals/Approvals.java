package io.operationscenter.execution.approvals;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What approvals do for tickets: one approval lets one run begin (design §4). A ticket holds it
 * from admission on, the start of the adapter uses it up, and whatever gives the ticket's place in
 * the budget back gives the approval back too. Methods that write run in a transaction that holds
 * the head row, and may be repeated.
 */
@Singleton
public final class Approvals {

  private final Clock clock;
  private final ApprovalRows rows;

  public Approvals(Clock clock) {
    this.clock = clock;
    this.rows = new ApprovalRows(ContractCodec.withRandomIds(clock));
  }

  /**
   * What stands against a ticket.
   *
   * @param ticketId that wants to run
   * @param taskId its board task
   * @param proposalDigest of its bundle
   * @param decision what the gate said
   */
  public record Lift(
      String ticketId, String taskId, String proposalDigest, PolicyDecision decision) {}

  /**
   * The approvals of a proposal that a ticket may use: unexpired, and free or held by this very
   * ticket; the newest first.
   */
  public List<Approval> open(
      Transaction tx, String ticketId, String taskId, String proposalDigest) {
    Instant now = clock.instant();
    return tx.query(
            """
            select * from approval
            where task_id = ? and proposal_digest = ?
              and ((state = 'granted' and expires_at > ?) or (state = 'held' and ticket_id = ?))
            order by n desc""",
            taskId,
            proposalDigest,
            now,
            ticketId)
        .list(row -> rows.read(row, now));
  }

  /**
   * The approval that lifts all that stands against a run. Where nothing does it is the one that
   * lets files through which the run may change again.
   */
  public static Optional<Approval> lifting(List<Approval> open, PolicyDecision decision) {
    return open.stream()
        .filter(
            approval -> decision.isAllowed() ? approval.namesPaths() : approval.covers(decision))
        .findFirst();
  }

  /** Gives the approval that lifts to the ticket, and to no other until it is given back. */
  public Optional<Approval> hold(Transaction tx, Lift lift) {
    return lifting(open(tx, lift.ticketId(), lift.taskId(), lift.proposalDigest()), lift.decision())
        .map(
            free ->
                tx.query(
                        "update approval set state = 'held', ticket_id = ? where approval_id = ?"
                            + " returning *",
                        lift.ticketId(),
                        free.approvalId())
                    .one(row -> rows.read(row, clock.instant())));
  }

  /** Uses up what the ticket holds; empty when it holds none. */
  public Optional<Approval> use(Transaction tx, String ticketId) {
    Instant now = clock.instant();
    return tx.query(
            "update approval set state = 'used', used_at = ? where ticket_id = ? and state = 'held'"
                + " returning *",
            now,
            ticketId)
        .first(row -> rows.read(row, now));
  }

  /**
   * Gives back what the ticket held or used without effect, unless the proposal has another open
   * one by now.
   *
   * @return false when there was none
   */
  public boolean release(Transaction tx, String ticketId) {
    return tx.update(
            """
            update approval set state = 'granted', ticket_id = null, used_at = null
            where ticket_id = ? and state in ('held', 'used')
              and not exists (
                select 1 from approval other
                where other.task_id = approval.task_id
                  and other.proposal_digest = approval.proposal_digest
                  and other.approval_id <> approval.approval_id
                  and other.state in ('granted', 'held'))""",
            ticketId)
        > 0;
  }
}
