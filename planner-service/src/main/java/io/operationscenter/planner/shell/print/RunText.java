package io.operationscenter.planner.shell.print;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.evidence.ExecutionTrace;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyExplanation;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run in words: everything about it, or what happened when. */
public final class RunText {

  private static final int SHORT_ID = 8;
  private static final int FILES_SHOWN = 200;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final Terminal terminal;
  private final ZoneId zone;

  /**
   * @param zone in which times are shown
   */
  public RunText(Terminal terminal, ZoneId zone) {
    this.terminal = terminal;
    this.zone = zone;
  }

  /** The first characters of an id, enough to name it to a command. */
  public static String shortId(String id) {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  /** One step of a run on one line. */
  public String line(TimelineEntry entry, Instant start) {
    String detail = entry.detail();
    return "%s %+9.3f s  %-15s %s%s"
        .formatted(
            TIME.format(entry.at().atZone(zone)),
            Duration.between(start, entry.at()).toMillis() / 1000.0,
            Visible.line(entry.step()),
            Visible.line(entry.event()),
            detail == null || detail.isBlank() ? "" : ": " + Visible.line(detail));
  }

  /**
   * Everything about a run.
   *
   * @param evidence where its evidence lies, in words
   */
  public List<String> account(RunAccount account, @Nullable String evidence) {
    Ticket ticket = account.ticket();
    Lines lines = new Lines();
    lines.raw(
        "Run         %s  %s  ticket %s"
            .formatted(
                Visible.line(shortId(ticket.runId())),
                terminal.state(ticket.state().wire()),
                Visible.line(ticket.ticketId())));
    lines.add("Title", Visible.line(ticket.title()));
    lines.add("Card", ticket.taskId());
    proposal(account.bundle().proposal(), lines);
    rule(account.bundle().decision(), lines);
    policy(ticket.policy(), lines);
    approval(account.approval(), lines);
    budget(account, lines);
    refusal(ticket.refusal(), lines);
    lines.add("Sandbox", account.sandbox());
    if (ticket.result() != null) {
      result(ticket.result(), account.changedFiles().orElse(null), lines);
    }
    lines.add("Branch", ticket.branch());
    lines.add("Commit", commit(ticket));
    lines.add("Cancelled", ticket.cancelReason());
    SealText.head(account.seal(), lines);
    lines.add("Evidence", evidence);
    account.evidenceFiles().forEach(lines::more);
    return lines.all();
  }

  /** What happened when, with the summary of what is retained once there is one. */
  public List<String> trace(RunAccount account) {
    Lines lines = new Lines();
    if (account.outcome() == null) {
      Ticket ticket = account.ticket();
      lines.raw(
          "%s | not sealed | run=%s"
              .formatted(
                  ticket.state().wire().toUpperCase(Locale.ROOT),
                  Visible.line(shortId(ticket.runId()))));
    } else {
      trace(account.outcome().trace(), lines);
    }
    policy(account.ticket().policy(), lines);
    explanation(account.policyExplanation(), lines);
    approval(account.approval(), lines);
    budget(account, lines);
    refusal(account.ticket().refusal(), lines);
    SealText.chain(account.seal(), lines);
    if (!account.timeline().isEmpty()) {
      lines.raw("");
      Instant start = account.timeline().getFirst().at();
      account.timeline().forEach(entry -> lines.raw(line(entry, start)));
    }
    return lines.all();
  }

  private static void trace(ExecutionTrace trace, Lines lines) {
    lines.raw(Visible.line(trace.headline()));
    lines.raw(Visible.line(trace.summary()));
    lines.add("Files", trace.changedFilesSummary());
    lines.add("Validation", trace.validationSummary());
    trace.warnings().forEach(warning -> lines.add("Warning", warning));
    trace
        .keyArtifacts()
        .forEach(
            artifact ->
                lines.add("Artifact", artifact.artifactType().wire() + "  " + artifact.label()));
  }

  private static void proposal(TaskProposal proposal, Lines lines) {
    lines.add(
        "Proposal",
        "%s  %s, risk %s, priority %s"
            .formatted(
                shortId(proposal.proposalId()),
                proposal.taskType().wire(),
                proposal.riskLevel().wire(),
                proposal.priority().wire()));
    lines.add("Goal", proposal.goalText());
    lines.add(
        "Repository",
        "%s  %s, base %s"
            .formatted(
                proposal.target().repoKey(),
                proposal.target().cloneUrl(),
                proposal.target().baseBranch()));
  }

  private static void rule(LaneDecision decision, Lines lines) {
    String rule = decision.policyRuleMatched();
    lines.add(
        "Rule",
        "%s → lane %s, backend %s, confidence %s"
            .formatted(
                rule == null ? "fallback" : rule,
                decision.selectedLane().wire(),
                decision.selectedBackend().wire(),
                decision.confidence()));
  }

  private static void policy(@Nullable PolicyDecision policy, Lines lines) {
    if (policy == null) {
      lines.add("Policy", "not reached");
      return;
    }
    lines.add("Policy", policy.status().wire());
    policy
        .violations()
        .forEach(found -> lines.more("violation " + found.ruleId() + ": " + found.message()));
    policy
        .warnings()
        .forEach(found -> lines.more("warning " + found.ruleId() + ": " + found.message()));
  }

  private static void explanation(@Nullable PolicyExplanation words, Lines lines) {
    if (words != null) {
      lines.more(words.summary());
      lines.more("review: " + words.reviewReasoning());
      lines.more("validation: " + words.validationReasoning());
      lines.more("scope: " + words.scopeReasoning());
      lines.more("routing: " + words.routingReasoning());
    }
  }

  private static void approval(@Nullable Approval approval, Lines lines) {
    if (approval != null) {
      lines.add(
          "Approval",
          "%s %s, %s"
              .formatted(
                  approval.approvalId(), approval.state().wire(), ApprovalText.given(approval)));
      lines.more(approval.reason());
    }
  }

  private static void refusal(@Nullable Refusal refusal, Lines lines) {
    if (refusal == null) {
      return;
    }
    String window = refusal.window() == null ? "" : ", window " + refusal.window();
    String figures =
        refusal.limit() == null
            ? ""
            : ", %s of %s".formatted(number(refusal.current()), number(refusal.limit()));
    lines.add("Refused", refusal.reason() + window + figures);
    lines.more(refusal.message());
    if (refusal.notBefore() != null) {
      lines.more("asked again after " + refusal.notBefore());
    }
  }

  private static void result(ExecutionResult result, @Nullable String changed, Lines lines) {
    lines.add("Validation", validation(result));
    if (!result.success()) {
      lines.add(
          "Failure", result.failureCategory() == null ? null : result.failureCategory().wire());
      lines.more(result.failureReason() == null ? "" : result.failureReason());
    }
    lines.add("Changed", changed);
    result.changedFiles().stream().limit(FILES_SHOWN).forEach(file -> lines.more(file(file)));
    if (result.changedFiles().size() > FILES_SHOWN) {
      lines.more("+%d more".formatted(result.changedFiles().size() - FILES_SHOWN));
    }
    lines.add("Pull request", result.pullRequestUrl());
  }

  private static String validation(ExecutionResult result) {
    ValidationSummary validation = result.validation();
    return result.unvalidated()
        ? "unvalidated, no command was run"
        : "%s (%d/%d passed)%s"
            .formatted(
                validation.status().wire(),
                validation.commandsPassed(),
                validation.commandsRun(),
                validation.durationMs() == null ? "" : ", " + validation.durationMs() + " ms");
  }

  private static String file(ChangedFileRef file) {
    String counts =
        file.linesAdded() == null ? "" : "  +%d -%d".formatted(file.linesAdded(), removed(file));
    return file.changeType().wire() + "  " + Visible.line(file.path()) + counts;
  }

  private static long removed(ChangedFileRef file) {
    Long removed = file.linesRemoved();
    return removed == null ? 0 : removed;
  }

  private static @Nullable String commit(Ticket ticket) {
    if (ticket.commit() == null) {
      return null;
    }
    if (ticket.draftPushed()) {
      return ticket.commit() + "  pushed as a draft, validation fails";
    }
    boolean pushed = ticket.result() != null && ticket.result().branchPushed();
    return ticket.commit() + (pushed ? "  pushed" : "  not pushed");
  }

  private static void budget(RunAccount account, Lines lines) {
    account.timeline().stream()
        .filter(RunText::isBudget)
        .forEach(entry -> lines.add("Budget", words(entry)));
  }

  private static boolean isBudget(TimelineEntry entry) {
    return entry.event().startsWith("budget");
  }

  private static String words(TimelineEntry entry) {
    String event = entry.event().replaceFirst("^budget\\s*", "");
    return entry.detail() == null ? event : event + ": " + entry.detail();
  }

  private static String number(@Nullable Double value) {
    return value == null
        ? "?"
        : value == Math.rint(value) ? Long.toString(value.longValue()) : value.toString();
  }
}
