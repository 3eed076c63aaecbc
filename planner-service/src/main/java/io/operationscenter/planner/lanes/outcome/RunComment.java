package io.operationscenter.planner.lanes.outcome;

import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.planner.board.CardComment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The comment about one run, written once per ticket (spec 06 §18). */
final class RunComment {

  private static final int SHOWN_FILES = 5;

  private RunComment() {}

  static String id(RunEnd end) {
    return "run:" + end.report().ticket().ticketId();
  }

  static LaneComment result(RunEnd end, String status, @Nullable String reason) {
    RunReport report = end.report();
    Ticket ticket = report.ticket();
    LaneComment comment =
        LaneComment.goal("execution result")
            .with("run_id", ticket.runId())
            .with("task_id", end.card().taskId())
            .with("task_kind", end.card().kind())
            .with("worker_role", "goal")
            .with("outcome_status", status)
            .with("outcome_reason", reason)
            .with("success", report.result().map(ExecutionResult::success).orElse(false))
            .with("validation_passed", report.validation() == ValidationStatus.PASSED)
            .with("validation_status", report.validation().wire())
            .with("branch_pushed", report.branchPushed());
    if (report.draftPushed()) {
      comment.with("draft_branch_pushed", true);
    }
    if (report.result().filter(ExecutionResult::unvalidated).isPresent()) {
      comment.with("unvalidated", true);
    }
    comment.with("push_reason", report.pushReason());
    if (report.branchPushed() || report.draftPushed()) {
      comment.with("branch", ticket.branch()).with("commit", ticket.commit());
    }
    report.result().ifPresent(result -> evidence(comment, result));
    comment.with("policy_violations", violations(ticket.policy(), report));
    String question = new ClassifyFailure(command -> "").of(report.facts()).question();
    return comment
        .with(
            "question",
            report.result().filter(ExecutionResult::success).isPresent() ? null : question)
        .with("card_changed", end.edits())
        .with("evidence", ticket.evidence())
        .with(CardComment.EVIDENCE_HEAD, report.head());
  }

  /** How a person lets the run go on (design §4). */
  static String howToApprove(RunEnd end, PolicyDecision policy) {
    LaneComment comment =
        LaneComment.goal("approval needed")
            .with("task_id", end.card().taskId())
            .with("task_kind", end.card().kind())
            .with("result_status", "blocked")
            .with("blocked_classification", ConcludeRun.POLICY_REVIEW)
            .with("proposal_digest", end.proposalDigest())
            .with("policy_violations", rules(policy));
    if (end.report().ticket().executed()) {
      comment
          .with("run_id", end.report().ticket().runId())
          .with("reason", end.report().reason())
          .with("branch_pushed", end.report().branchPushed())
          .with("evidence", end.report().ticket().evidence());
      end.report().result().ifPresent(result -> evidence(comment, result));
    }
    return comment
        .with(
            "next_action",
            "operations-center approve %s --reason …, or a person sets the label policy: approved;"
                    .formatted(end.card().taskId())
                + " it counts for this digest only, an edited card needs a new one")
        .with(CardComment.EVIDENCE_HEAD, end.report().head())
        .text();
  }

  static String handoffOf(String classification) {
    return classification.equals(FailureClass.INFRA_TOOLING.wire())
            || classification.equals("cancelled_by_operator")
        ? ""
        : "goal_blocked_requires_improve_triage";
  }

  private static void evidence(LaneComment comment, ExecutionResult result) {
    List<String> files = result.changedFiles().stream().map(ChangedFileRef::path).toList();
    if (!files.isEmpty()) {
      String shown = String.join(", ", files.subList(0, Math.min(SHOWN_FILES, files.size())));
      comment.with("changed_files", "%s (%d)".formatted(shown, files.size()));
    }
    comment
        .with("diff_stat", result.diffStatExcerpt())
        .with("validation_errors", result.validation().failureExcerpt());
  }

  private static String violations(@Nullable PolicyDecision policy, RunReport report) {
    List<String> scope = report.facts().policyViolations();
    return scope.isEmpty()
        ? Optional.ofNullable(policy).filter(p -> !p.isAllowed()).map(RunComment::rules).orElse("")
        : String.join(", ", scope);
  }

  private static String rules(PolicyDecision policy) {
    return policy.violations().stream()
        .map(RunComment::rule)
        .reduce((a, b) -> a + "; " + b)
        .orElse(policy.notes());
  }

  private static String rule(PolicyViolation violation) {
    return violation.ruleId() + " " + violation.message();
  }
}
