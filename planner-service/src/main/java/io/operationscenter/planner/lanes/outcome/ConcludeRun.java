package io.operationscenter.planner.lanes.outcome;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.CardComment;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what an ended ticket of the goal lane means for its card (spec 06 §7.2, §2.1, design §3).
 */
public final class ConcludeRun {

  /** Outcome of a run that a crash or a shutdown ended; the second one in a row blocks the card. */
  public static final String INTERRUPTED = "interrupted";

  /** Outcome and classification of a card that waits for a person's approval (design §4). */
  public static final String POLICY_REVIEW = "policy_review";

  /** Classification of a card that waits for its repository's validation to be repaired. */
  public static final String PRE_EXISTING = "pre_existing_validation";

  private static final long REST_AFTER_RATE_LIMIT = 1800;

  private final ClassifyFailure classify;

  /** Classifies failures with the given rule. */
  public ConcludeRun(ClassifyFailure classify) {
    this.classify = classify;
  }

  /** Title of the one card that repairs a repository's validation; its dedup key. */
  public static String fixValidationTitle(String repoKey) {
    return FollowUps.fixValidationTitle(repoKey);
  }

  /**
   * The conclusion of a terminal ticket.
   *
   * @param standing where our writes left the card: Running once it was moved, else Ready
   */
  public Conclusion of(RunEnd end, BoardState standing) {
    if (end.stopReason() != null) {
      return leftToPerson(end, standing);
    }
    Ticket ticket = end.report().ticket();
    if (ticket.interrupted()) {
      return interrupted(end, standing);
    }
    return switch (ticket.state()) {
      case EXPIRED -> returned(end, standing, "ticket_expired");
      case BLOCKED -> blockedByGate(end, standing);
      case CANCELLED -> cancelled(end, standing);
      case SUCCEEDED -> succeeded(end, standing);
      case FAILED -> failed(end, standing);
      case REFUSED, ADMITTED, QUEUED, PREPARING, RUNNING, VALIDATING, PUBLISHING, SEALING ->
          throw new IllegalArgumentException(
              "ticket %s must have ended after its start, it is %s"
                  .formatted(ticket.ticketId(), ticket.state().wire()));
    };
  }

  private static Conclusion leftToPerson(RunEnd end, BoardState standing) {
    String outcome = "left_to_person";
    return Conclusion.of(outcome, standing)
        .saying(
            RunComment.id(end),
            RunComment.result(end, "cancelled", end.stopReason())
                .with("result_status", "cancelled")
                .with("next_action", "none; the card stays where a person put it")
                .text());
  }

  private static Conclusion interrupted(RunEnd end, BoardState standing) {
    if (INTERRUPTED.equals(end.lastOutcome())) {
      return blocked(end, standing, "interrupted_again", FailureClass.INFRA_TOOLING.wire());
    }
    return returned(end, standing, INTERRUPTED);
  }

  private static Conclusion returned(RunEnd end, BoardState standing, String reason) {
    Conclusion conclusion =
        Conclusion.of(reason, standing)
            .saying(
                RunComment.id(end),
                LaneComment.goal("returned to queue")
                    .with("task_id", end.card().taskId())
                    .with("task_kind", end.card().kind())
                    .with("result_status", "skipped")
                    .with("reason", reason)
                    .with("run_id", end.report().ticket().runId())
                    .with("detail", end.report().reason())
                    .with("card_changed", end.edits())
                    .with(CardComment.EVIDENCE_HEAD, end.report().head())
                    .text());
    return standing == BoardState.READY ? conclusion : conclusion.movingTo(BoardState.READY);
  }

  private static Conclusion blockedByGate(RunEnd end, BoardState standing) {
    PolicyDecision policy = end.report().ticket().policy();
    boolean heldByPolicy =
        end.report().category().filter(FailureReasonCategory.POLICY_BLOCKED::equals).isPresent();
    if (policy != null && heldByPolicy && policy.isLiftable()) {
      return Conclusion.of(POLICY_REVIEW, standing)
          .movingTo(BoardState.BLOCKED)
          .because(POLICY_REVIEW)
          .followedBy(FollowUps.ofBaseline(end))
          .saying(RunComment.id(end), RunComment.howToApprove(end, policy));
    }
    if (policy != null && policy.isBlocked()) {
      return blocked(end, standing, "blocked", "policy_blocked");
    }
    if (end.report()
        .category()
        .filter(FailureReasonCategory.UNSUPPORTED_REQUEST::equals)
        .isPresent()) {
      return blocked(end, standing, "blocked", "unsupported_backend");
    }
    return blocked(end, standing, "blocked", classification(end));
  }

  private static Conclusion cancelled(RunEnd end, BoardState standing) {
    return blocked(end, standing, "cancelled", "cancelled_by_operator");
  }

  private Conclusion succeeded(RunEnd end, BoardState standing) {
    RunReport report = end.report();
    if (report.changedNothing() && !report.branchPushed()) {
      return report.validation() == ValidationStatus.FAILED
          ? preExisting(end, standing)
          : noOp(end, standing);
    }
    if (report.pushWithheld()) {
      return pushWithheld(end, standing);
    }
    if (!report.branchPushed()) {
      return blocked(end, standing, "push_failed", pushFailure(report));
    }
    boolean test = FollowUps.needsTest(end);
    List<FollowUp> followUps = new ArrayList<>(FollowUps.ofBaseline(end));
    if (test) {
      followUps.add(FollowUps.verification(end));
    }
    boolean reviewed =
        end.awaitReview()
            && report.result().filter(result -> result.pullRequestUrl() != null).isPresent();
    return Conclusion.of("succeeded", standing)
        .movingTo(reviewed ? BoardState.IN_REVIEW : BoardState.REVIEW)
        .followedBy(followUps)
        .saying(
            RunComment.id(end),
            RunComment.result(end, "executed", "")
                .with("result_status", "success")
                .with(
                    "handoff_reason",
                    test ? FollowUps.REQUIRES_VERIFICATION : FollowUps.NO_TEST_REQUIRED)
                .text());
  }

  /**
   * A dry run, or a proposal without {@code push_on_success}, did what it was asked for: a success
   * (spec 06 §7.2), of which nothing can be verified on a branch.
   */
  private static Conclusion pushWithheld(RunEnd end, BoardState standing) {
    return Conclusion.of("push_withheld", standing)
        .movingTo(BoardState.REVIEW)
        .followedBy(FollowUps.ofBaseline(end))
        .saying(
            RunComment.id(end),
            RunComment.result(end, "executed", "push_withheld")
                .with("result_status", "success")
                .with(
                    "next_action",
                    "none needed; nothing was pushed, as it was asked for, and the change lies in"
                        + " diff.patch of the evidence; move the card to Ready to run it again once"
                        + " pushes are wanted")
                .text());
  }

  private static Conclusion noOp(RunEnd end, BoardState standing) {
    return Conclusion.of("no_op", standing)
        .movingTo(BoardState.DONE)
        .followedBy(FollowUps.ofBaseline(end))
        .saying(
            RunComment.id(end),
            RunComment.result(end, "no_op", "no_material_change")
                .with("result_status", "no_op")
                .text());
  }

  private Conclusion preExisting(RunEnd end, BoardState standing) {
    if (FollowUps.isFixValidation(end)) {
      return blocked(end, standing, "failed", FailureClass.VALIDATION_FAILURE.wire());
    }
    return Conclusion.of(PRE_EXISTING, standing)
        .movingTo(BoardState.CANCELLED)
        .because(PRE_EXISTING)
        .followedBy(List.of(FollowUps.fixValidation(end)))
        .saying(
            RunComment.id(end),
            RunComment.result(end, "no_op", PRE_EXISTING)
                .with("result_status", "cancelled")
                .with("blocked_classification", PRE_EXISTING)
                .text());
  }

  private Conclusion failed(RunEnd end, BoardState standing) {
    RunReport report = end.report();
    if (report.quotaExhausted()) {
      return blocked(end, standing, "failed", FailureClass.QUOTA_EXHAUSTED.wire());
    }
    if (report.rateLimited()) {
      return returned(end, standing, "orchestrator_rate_limited").resting(REST_AFTER_RATE_LIMIT);
    }
    boolean nothingChanged =
        report.changedNothing() && report.validation() == ValidationStatus.FAILED;
    return switch (report.category().orElse(FailureReasonCategory.UNKNOWN)) {
      case VALIDATION_FAILED, NO_CHANGES -> {
        if (nothingChanged) {
          yield preExisting(end, standing);
        }
        yield report.category().filter(FailureReasonCategory.NO_CHANGES::equals).isPresent()
                && report.validation() != ValidationStatus.FAILED
            ? noOp(end, standing)
            : blocked(end, standing, "failed", classified(end));
      }
      case CONFLICT -> blocked(end, standing, "failed", "conflict");
      case SCOPE_TOO_WIDE -> blocked(end, standing, "failed", "scope_too_wide");
      case SCOPE_VIOLATION -> blocked(end, standing, "failed", FailureClass.SCOPE_POLICY.wire());
      case POLICY_BLOCKED -> blocked(end, standing, "failed", "policy_blocked");
      case ROUTING_ERROR -> blocked(end, standing, "failed", "routing_error");
      case UNSUPPORTED_REQUEST -> blocked(end, standing, "failed", "unsupported_backend");
      case BUDGET_EXHAUSTED -> returned(end, standing, "budget_exhausted");
      case BACKEND_ERROR, TIMEOUT, UNKNOWN -> blocked(end, standing, "failed", classified(end));
    };
  }

  /** A run that never reached its adapter failed at our side (spec 06 §11.2, phases). */
  private String classified(RunEnd end) {
    ClassifyFailure.Classified found = classify.of(end.report().facts());
    return found.failure() == FailureClass.UNKNOWN && !end.report().ticket().executed()
        ? FailureClass.INFRA_TOOLING.wire()
        : found.failure().wire();
  }

  private static String pushFailure(RunReport report) {
    return report.category().filter(FailureReasonCategory.CONFLICT::equals).isPresent()
            || report.pushReason().startsWith("conflict")
        ? "conflict"
        : FailureClass.INFRA_TOOLING.wire();
  }

  private static String classification(RunEnd end) {
    return end.report()
        .category()
        .map(FailureReasonCategory::wire)
        .orElse(FailureClass.UNKNOWN.wire());
  }

  private static Conclusion blocked(
      RunEnd end, BoardState standing, String outcome, String classification) {
    return Conclusion.of(outcome, standing)
        .movingTo(BoardState.BLOCKED)
        .because(classification)
        .followedBy(FollowUps.ofBaseline(end))
        .saying(
            RunComment.id(end),
            RunComment.result(end, "blocked", end.report().reason())
                .with("result_status", "blocked")
                .with("blocked_classification", classification)
                .with("handoff_reason", RunComment.handoffOf(classification))
                .text());
  }
}
