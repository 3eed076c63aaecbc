package io.operationscenter.planner.shell.print;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.policy.PolicyViolation;
import java.util.List;

/** Approvals in words, and the runs that wait for one. */
public final class ApprovalText {

  private ApprovalText() {}

  /** Both in one table; what waits comes first. */
  public static List<String> table(
      List<WaitingRun> waiting, List<Approval> approvals, Terminal terminal) {
    Table table = new Table(0, "STATE", "TASK", "REPO", "AT", "BY", "WITH", "ID", "RULES");
    for (WaitingRun run : waiting) {
      table.add(
          "waiting",
          run.taskId(),
          run.repoKey(),
          run.since().toString(),
          "-",
          "-",
          "-",
          rules(run.violations()));
    }
    for (Approval approval : approvals) {
      table.add(
          approval.state().wire(),
          approval.taskId(),
          approval.repoKey(),
          approval.givenAt().toString(),
          approval.givenBy(),
          approval.principal() == null ? "-" : approval.principal(),
          approval.approvalId(),
          String.join(", ", approval.ruleIds()));
    }
    return table.lines(terminal);
  }

  /** What a person should look at before saying yes. */
  public static List<String> waiting(WaitingRun run) {
    Lines lines = new Lines();
    lines.raw("Waiting     since " + run.since());
    lines.add("Card", run.taskId());
    lines.add("Title", Visible.line(run.title()));
    lines.add("Goal", run.goalText());
    lines.add("Constraints", run.constraintsText());
    lines.add("Proposal", "%s, risk %s".formatted(run.taskType().wire(), run.riskLevel().wire()));
    lines.add(
        "Repository",
        run.baseBranch().isEmpty() ? run.repoKey() : run.repoKey() + ", base " + run.baseBranch());
    lines.add("Route", "lane %s, backend %s".formatted(run.lane().wire(), run.backend().wire()));
    lines.add(
        "Paths", run.allowedPaths().isEmpty() ? "any" : String.join(", ", run.allowedPaths()));
    run.violations().forEach(found -> lines.add("Needs", found.ruleId() + ": " + found.message()));
    lines.add("Digest", run.proposalDigest());
    lines.add("Ticket", run.ticketId());
    return lines.all();
  }

  /** One approval. */
  public static List<String> approval(Approval approval, Terminal terminal) {
    Lines lines = new Lines();
    lines.raw(
        "Approval    %s  %s"
            .formatted(
                Visible.line(approval.approvalId()), terminal.state(approval.state().wire())));
    lines.add("Card", approval.taskId());
    lines.add("Repository", approval.repoKey());
    lines.add("Digest", approval.proposalDigest());
    lines.add("Given", given(approval));
    lines.add("Reason", Visible.line(approval.reason()));
    lines.add("Expires", approval.expiresAt().toString());
    approval
        .violations()
        .forEach(found -> lines.add("Lifts", found.ruleId() + ": " + found.message()));
    lines.add("Ticket", approval.ticketId());
    lines.add("Used", approval.usedAt() == null ? null : approval.usedAt().toString());
    lines.add("Withdrawn", approval.withdrawal());
    return lines.all();
  }

  static String given(Approval approval) {
    String principal = approval.principal();
    return "by %s, %s%s, %s"
        .formatted(
            Visible.line(approval.givenBy()),
            approval.source().wire(),
            principal == null ? "" : ", credential " + Visible.line(principal),
            approval.givenAt());
  }

  private static String rules(List<PolicyViolation> violations) {
    return String.join(", ", violations.stream().map(PolicyViolation::ruleId).distinct().toList());
  }
}
