package io.operationscenter.planner.controlroom;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyExplanation;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TimelineEntry;
import io.operationscenter.planner.controlroom.RunView.Fact;
import io.operationscenter.planner.controlroom.RunView.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a run, by subject, in the order in which it came to be known. */
final class RunSections {

  private static final int FILES_SHOWN = 200;

  private final List<Section> sections = new ArrayList<>();
  private List<Fact> facts = new ArrayList<>();

  private RunSections() {}

  static List<Section> of(RunAccount account) {
    RunSections sections = new RunSections();
    Ticket ticket = account.ticket();
    sections.proposal(account.bundle().proposal());
    sections.rule(account.bundle().decision());
    sections.admission(account);
    sections.fact("Containment", account.sandbox());
    sections.end("Sandbox");
    if (ticket.result() != null) {
      sections.result(ticket.result(), account.changedFiles().orElse(null));
    }
    sections.publication(ticket);
    if (account.seal() != null) {
      sections.chain(account.seal());
    }
    return List.copyOf(sections.sections);
  }

  private void proposal(TaskProposal proposal) {
    fact("Goal", proposal.goalText());
    fact("Restrictions", proposal.constraintsText());
    fact("Kind", proposal.taskType().wire());
    fact("Risk", proposal.riskLevel().wire());
    fact("Priority", proposal.priority().wire());
    code("Repository", proposal.target().repoKey());
    code("", proposal.target().cloneUrl());
    code("Base", proposal.target().baseBranch());
    code("May change", String.join("\n", proposal.target().allowedPaths()));
    code("Card", proposal.taskId());
    code("Proposal", proposal.proposalId());
    end("Proposal");
  }

  private void rule(LaneDecision decision) {
    String rule = decision.policyRuleMatched();
    code("Rule", rule == null ? "fallback" : rule);
    fact("Lane", decision.selectedLane().wire());
    fact("Backend", decision.selectedBackend().wire());
    fact("Confidence", Double.toString(decision.confidence()));
    fact("Why", decision.rationale());
    end("Routing");
  }

  private void admission(RunAccount account) {
    Ticket ticket = account.ticket();
    PolicyDecision policy = ticket.policy();
    if (policy != null) {
      fact("Policy", policy.status().wire());
      policy.violations().forEach(v -> fact("", "Violation " + v.ruleId() + ": " + v.message()));
      policy.warnings().forEach(w -> fact("", "Warning " + w.ruleId() + ": " + w.message()));
    }
    PolicyExplanation words = account.policyExplanation();
    if (words != null) {
      fact("Explanation", words.summary());
      fact("Review", words.reviewReasoning());
      fact("Validation", words.validationReasoning());
      fact("Scope", words.scopeReasoning());
      fact("Route", words.routingReasoning());
    }
    Approval approval = account.approval();
    if (approval != null) {
      fact(
          "Approval",
          "%s, by %s (%s%s): %s"
              .formatted(
                  approval.state().wire(),
                  approval.givenBy(),
                  approval.source().wire(),
                  approval.principal() == null ? "" : ", credential " + approval.principal(),
                  approval.reason()));
    }
    account.timeline().stream()
        .filter(entry -> entry.event().startsWith("budget"))
        .forEach(entry -> fact("Budget", words(entry)));
    Refusal refusal = ticket.refusal();
    if (refusal != null) {
      code("Refused", refusal.reason());
      fact("", refusal.message());
      fact("Window", refusal.window());
      fact("Limit", number(refusal.limit()));
      fact("Current", number(refusal.current()));
      fact("Asked again", refusal.notBefore() == null ? null : "after " + refusal.notBefore());
    }
    end("Policy and budget");
  }

  private void result(ExecutionResult result, @Nullable String changed) {
    ValidationSummary validation = result.validation();
    fact(
        "Validation",
        result.unvalidated()
            ? "unvalidated, no command was run"
            : "%s, %d of %d command(s) passed"
                .formatted(
                    validation.status().wire(),
                    validation.commandsPassed(),
                    validation.commandsRun()));
    code("", validation.failureExcerpt());
    if (!result.success()) {
      fact("Failure", result.failureCategory() == null ? null : result.failureCategory().wire());
      fact("", result.failureReason());
    }
    fact("Changed", changed);
    result.changedFiles().stream().limit(FILES_SHOWN).forEach(file -> code("", file(file)));
    if (result.changedFiles().size() > FILES_SHOWN) {
      fact("", "+%d more".formatted(result.changedFiles().size() - FILES_SHOWN));
    }
    end("Result");
  }

  private void publication(Ticket ticket) {
    ExecutionResult result = ticket.result();
    code("Branch", ticket.branch());
    code("Commit", ticket.commit());
    if (ticket.commit() != null && result != null) {
      fact("Pushed", pushed(ticket, result));
    }
    fact("Pull request", result == null ? null : result.pullRequestUrl());
    fact("Cancelled", ticket.cancelReason());
    code("Evidence", ticket.evidence());
    end("Branch and evidence");
  }

  private void chain(Seal seal) {
    fact("Number", Long.toString(seal.number()));
    code("Head", seal.head());
    code("Goes on from", seal.previous());
    seal.links()
        .forEach(
            link ->
                code(link.name(), "%s  %d file(s)".formatted(link.digest(), link.files().size())));
    end("Seal");
  }

  private static String pushed(Ticket ticket, ExecutionResult result) {
    if (ticket.draftPushed()) {
      return "as a draft: validation fails";
    }
    return result.branchPushed() ? "yes" : "no";
  }

  private static @Nullable String number(@Nullable Double value) {
    return value == null ? null : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String words(TimelineEntry entry) {
    String event = entry.event().replaceFirst("^budget\\s*", "");
    return entry.detail() == null ? event : event + ": " + entry.detail();
  }

  private static String file(ChangedFileRef file) {
    Long removed = file.linesRemoved();
    String counts =
        file.linesAdded() == null
            ? ""
            : "  +%d -%d".formatted(file.linesAdded(), removed == null ? 0 : removed);
    return file.changeType().wire() + "  " + file.path() + counts;
  }

  private void fact(String name, @Nullable String value) {
    add(name, value, false);
  }

  private void code(String name, @Nullable String value) {
    add(name, value, true);
  }

  private void add(String name, @Nullable String value, boolean code) {
    if (value != null && !value.isEmpty()) {
      facts.add(new Fact(name, value, code));
    }
  }

  private void end(String name) {
    if (!facts.isEmpty()) {
      sections.add(new Section(name, List.copyOf(facts)));
      facts = new ArrayList<>();
    }
  }
}
