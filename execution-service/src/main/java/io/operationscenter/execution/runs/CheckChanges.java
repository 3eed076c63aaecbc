package io.operationscenter.execution.runs;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.RuleVerdict;
import io.operationscenter.execution.approvals.ApprovalQueries;
import io.operationscenter.execution.policy.PolicyGate;
import io.operationscenter.execution.policy.Recheck;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.workspaces.ScopeFinding;
import io.operationscenter.execution.workspaces.TreeDiff;
import io.operationscenter.execution.workspaces.Workspace;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.git.FileChange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * May these changes be committed? Scope, then policy on the real paths, then secrets; a name that
 * is a secret itself comes before all, so that nothing else speaks of it.
 */
final class CheckChanges {

  /** Names the files that may not be changed. */
  static final String VIOLATIONS = "policy_violation.json";

  private final Workspaces workspaces;
  private final PolicyGate policy;
  private final ApprovalQueries approvals;
  private final EvidenceTexts texts;

  CheckChanges(
      Workspaces workspaces, PolicyGate policy, ApprovalQueries approvals, EvidenceTexts texts) {
    this.workspaces = workspaces;
    this.policy = policy;
    this.approvals = approvals;
    this.texts = texts;
  }

  /** The answer. */
  sealed interface Verdict {

    /** They may. */
    record Fine(Asked asked) implements Verdict {}

    /**
     * They may not.
     *
     * @param files sorted
     * @param file for the evidence, by its name
     * @param asked what policy says about the files; null where it is not policy that stands
     *     against them
     */
    record Wrong(
        FailureReasonCategory category,
        List<String> files,
        String reason,
        boolean repairable,
        EvidencePart file,
        @Nullable Asked asked)
        implements Verdict {

      public Wrong {
        files = List.copyOf(files);
      }

      /** A person can let them through. */
      boolean waits() {
        return category == FailureReasonCategory.POLICY_BLOCKED;
      }

      TicketChange into(TicketChange change) {
        change.file(file.name, file.text);
        return category == FailureReasonCategory.SCOPE_VIOLATION
            ? RunUsage.scopeViolation(change, files)
            : change;
      }
    }
  }

  record EvidencePart(String name, String text) {}

  /**
   * What policy was asked once the changed files were known.
   *
   * @param recheck its answer
   * @param changed the files
   * @param used the approval with which the run began; empty when it needed none
   */
  record Asked(Recheck recheck, List<String> changed, Optional<Approval> used) {

    Asked {
      changed = List.copyOf(changed);
    }
  }

  Verdict verdict(Run run, Workspace workspace, TreeDiff diff) {
    if (!texts.shown(diff).equals(diff)) {
      return secrets(diff).orElseThrow();
    }
    return switch (workspaces.check(workspace, diff)) {
      case ScopeFinding.TooWide wide ->
          new Verdict.Wrong(
              FailureReasonCategory.SCOPE_TOO_WIDE,
              wide.files(),
              wide.reason(),
              false,
              new EvidencePart("scope-too-wide.json", texts.tooWide(wide.files(), wide.lines())),
              null);
      case ScopeFinding.Violation violation ->
          violated(violation.files(), violation.reason(), "scope.allowed_paths", true);
      case ScopeFinding.Clean _ -> afterScope(run, workspace, diff);
    };
  }

  private Verdict afterScope(Run run, Workspace workspace, TreeDiff diff) {
    List<String> marked = FindConflictMarkers.in(diff.patch(), workspace);
    if (!marked.isEmpty()) {
      return wrong(
          FailureReasonCategory.CONFLICT,
          marked,
          "conflict markers of merging %s are left in %s"
              .formatted(workspace.base().hex(), String.join(", ", marked)),
          "content.conflict_marker");
    }
    Asked asked = ask(run, diff);
    List<RuleVerdict> blocked = asked.recheck.blocked();
    if (!blocked.isEmpty()) {
      List<String> files = files(blocked);
      return new Verdict.Wrong(
          FailureReasonCategory.SCOPE_VIOLATION,
          files,
          "policy blocks these files: " + String.join(", ", files),
          true,
          new EvidencePart(VIOLATIONS, texts.violations(blocked)),
          asked);
    }
    List<RuleVerdict> open =
        asked.recheck.review().stream()
            .filter(found -> !LiftedByPerson.lifts(before(run), asked.used, found))
            .toList();
    if (!open.isEmpty()) {
      List<String> files = files(open);
      return new Verdict.Wrong(
          FailureReasonCategory.POLICY_BLOCKED,
          files,
          "policy wants a person's review of these files before they are pushed: "
              + String.join(", ", files),
          false,
          new EvidencePart(VIOLATIONS, texts.violations(open)),
          asked);
    }
    return secrets(diff).orElseGet(() -> new Verdict.Fine(asked));
  }

  private Asked ask(Run run, TreeDiff diff) {
    List<String> changed = paths(diff);
    return new Asked(
        policy.recheck(run.ticket().command().bundle().proposal(), before(run), changed),
        changed,
        approvals.ofTicket(run.ticket().ticketId()));
  }

  /** What policy said before the run changed anything. */
  static PolicyDecision before(Run run) {
    return Objects.requireNonNull(run.ticket().policy(), "policy was asked at the admission");
  }

  private static List<String> files(List<RuleVerdict> found) {
    return found.stream().map(RuleVerdict::path).filter(Objects::nonNull).sorted().toList();
  }

  private Optional<Verdict> secrets(TreeDiff diff) {
    List<String> secrets = FindSecrets.in(diff, texts.mask());
    return secrets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            violated(
                secrets,
                FindSecrets.RULE
                    + ": what was added looks like a secret in "
                    + String.join(", ", secrets),
                FindSecrets.RULE,
                false));
  }

  private Verdict wrong(
      FailureReasonCategory category, List<String> files, String reason, String rule) {
    return new Verdict.Wrong(
        category,
        files,
        reason,
        false,
        new EvidencePart(VIOLATIONS, texts.violations(files, rule)),
        null);
  }

  private Verdict violated(List<String> files, String reason, String rule, boolean repairable) {
    return new Verdict.Wrong(
        FailureReasonCategory.SCOPE_VIOLATION,
        files,
        reason,
        repairable,
        new EvidencePart(VIOLATIONS, texts.violations(files, rule)),
        null);
  }

  private static List<String> paths(TreeDiff diff) {
    return diff.changes().stream()
        .flatMap(change -> Stream.of(change.path(), oldPath(change)))
        .filter(path -> !path.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private static String oldPath(FileChange change) {
    String old = change.oldPath();
    return old == null ? "" : old;
  }
}
