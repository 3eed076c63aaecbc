package io.operationscenter.execution.approvals;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.ApprovalVerdict;
import io.operationscenter.contracts.approvals.ApprovalWithdrawal;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.execution.settings.Settings;
import io.operationscenter.kit.events.EventFeed;
import io.operationscenter.kit.events.Head;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Takes people's verdicts down; each is an event of the feed. */
@Singleton
public final class GiveVerdict {

  private static final Head HEAD = new Head("event");
  private static final long USUAL_DAYS = 7;

  private final Store store;
  private final WaitingRuns waiting;
  private final EventFeed feed;
  private final Settings settings;
  private final Clock clock;
  private final ContractCodec codec;
  private final ApprovalRows rows;

  public GiveVerdict(
      Store store, WaitingRuns waiting, EventFeed feed, Settings settings, Clock clock) {
    this.store = store;
    this.waiting = waiting;
    this.feed = feed;
    this.settings = settings;
    this.clock = clock;
    this.codec = ContractCodec.withRandomIds(clock);
    this.rows = new ApprovalRows(codec);
  }

  /**
   * Yes or no to what waits. Repeated, it answers the approval as it stands; while one of the same
   * proposal is open, it answers that one.
   *
   * @param principal whose credential it came with
   * @throws ProblemException when nothing waits, or something else than what the verdict names
   */
  public Approval give(String approvalId, ApprovalCommand command, String principal) {
    return store.write(
        tx -> {
          HEAD.hold(tx);
          Optional<Approval> known = find(tx, approvalId);
          if (known.isPresent()) {
            return repeated(known.get(), command);
          }
          return open(tx, command).orElseGet(() -> decide(tx, approvalId, command, principal));
        });
  }

  /**
   * Takes an approval back.
   *
   * @throws ProblemException when there is none, or a ticket holds or used it
   */
  public Approval withdraw(String approvalId, ApprovalWithdrawal command) {
    return store.write(
        tx -> {
          HEAD.hold(tx);
          Approval approval = find(tx, approvalId).orElseThrow(() -> unknown(approvalId));
          return switch (approval.state()) {
            case GRANTED, EXPIRED -> withdrawn(tx, approvalId, command);
            case WITHDRAWN -> approval;
            case HELD, USED, REJECTED ->
                throw conflict(
                    "approval '%s' is %s%s and cannot be withdrawn"
                        .formatted(
                            approvalId,
                            approval.state().wire(),
                            approval.ticketId() == null
                                ? ""
                                : " by ticket '%s'".formatted(approval.ticketId())));
          };
        });
  }

  /**
   * Nothing of the proposal waits any more; what was said yes to and no ticket holds is withdrawn.
   */
  public List<Approval> withdrawWaiting(
      String taskId, String proposalDigest, ApprovalWithdrawal command) {
    return store.write(
        tx -> {
          HEAD.hold(tx);
          waiting.forget(tx, taskId, proposalDigest);
          return tx
              .query(
                  "select approval_id from approval where task_id = ? and proposal_digest = ?"
                      + " and state = 'granted'",
                  taskId,
                  proposalDigest)
              .list(row -> row.text("approval_id"))
              .stream()
              .map(approvalId -> withdrawn(tx, approvalId, command))
              .toList();
        });
  }

  static ProblemException unknown(String approvalId) {
    return new ProblemException(
        ProblemKind.NOT_FOUND, "there is no approval '%s'".formatted(approvalId));
  }

  private static Approval repeated(Approval known, ApprovalCommand command) {
    boolean rejected = known.state() == ApprovalState.REJECTED;
    if (!known.taskId().equals(command.taskId())
        || !known.proposalDigest().equals(command.proposalDigest())
        || rejected != (command.verdict() == ApprovalVerdict.REJECT)) {
      throw conflict(
          "approval '%s' is known with another verdict; an id names one verdict only"
              .formatted(known.approvalId()));
    }
    return known;
  }

  /** The approval that stands already; a no takes it back where nobody holds it yet. */
  private Optional<Approval> open(Transaction tx, ApprovalCommand command) {
    Instant now = clock.instant();
    tx.update(
        "update approval set state = 'expired' where task_id = ? and state = 'granted' and"
            + " expires_at <= ?",
        command.taskId(),
        now);
    Optional<Approval> open =
        tx.query(
                "select * from approval where task_id = ? and proposal_digest = ? and state in"
                    + " ('granted', 'held')",
                command.taskId(),
                command.proposalDigest())
            .first(row -> rows.read(row, now));
    if (open.isPresent() && command.verdict() == ApprovalVerdict.REJECT) {
      throw conflict(
          "task '%s' is approved by '%s'; withdraw that approval first"
              .formatted(command.taskId(), open.get().approvalId()));
    }
    return open;
  }

  private Approval decide(
      Transaction tx, String approvalId, ApprovalCommand command, String principal) {
    WaitingRun run =
        waiting
            .of(tx, command.taskId())
            .orElseThrow(
                () ->
                    conflict(
                        "nothing of task '%s' waits for a verdict".formatted(command.taskId())));
    if (!run.proposalDigest().equals(command.proposalDigest())) {
      throw conflict(
          "task '%s' waits with proposal %s, the verdict names %s; look at what waits now"
              .formatted(command.taskId(), run.proposalDigest(), command.proposalDigest()));
    }
    Approval approval = approval(approvalId, command, principal, run);
    rows.insert(tx, approval);
    if (approval.state() == ApprovalState.REJECTED) {
      waiting.forget(tx, command.taskId());
    }
    return announced(tx, approval);
  }

  private Approval approval(
      String approvalId, ApprovalCommand command, String principal, WaitingRun run) {
    // as the store keeps it: whoever sends the verdict again is answered the same
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Approval(
        approvalId,
        run.taskId(),
        run.repoKey(),
        run.proposalDigest(),
        run.violations(),
        switch (command.verdict()) {
          case GRANT -> ApprovalState.GRANTED;
          case REJECT -> ApprovalState.REJECTED;
        },
        command.source(),
        command.givenBy(),
        principal,
        command.reason(),
        now,
        now.plus(
            Duration.ofDays(
                settings
                    .current()
                    .map(inForce -> inForce.configuration().approvals().expiresDays())
                    .orElse(USUAL_DAYS))),
        null,
        null,
        null);
  }

  private Approval withdrawn(Transaction tx, String approvalId, ApprovalWithdrawal command) {
    return announced(
        tx,
        tx.query(
                "update approval set state = 'withdrawn', withdrawal = ? where approval_id = ?"
                    + " returning *",
                command.by() + ": " + command.reason(),
                approvalId)
            .one(row -> rows.read(row, clock.instant())));
  }

  private Approval announced(Transaction tx, Approval approval) {
    feed.emit(
        tx, "approval." + approval.state().wire(), approval.approvalId(), codec.json(approval));
    return approval;
  }

  private Optional<Approval> find(Transaction tx, String approvalId) {
    return tx.query("select * from approval where approval_id = ?", approvalId)
        .first(row -> rows.read(row, clock.instant()));
  }

  private static ProblemException conflict(String detail) {
    return new ProblemException(ProblemKind.CONFLICT, detail);
  }
}
