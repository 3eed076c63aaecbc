package io.operationscenter.execution.runs;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.paths.AllowedPaths;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.execution.policy.PolicyGate;
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

/**
 * May these changes be committed? Scope, then policy on the real paths, then secrets; a name that
 * is a secret itself comes before all, so that nothing else speaks of it.
 */
final class CheckChanges {

  /** Names the files that may not be changed. */
  static final String VIOLATIONS = "policy_violation.json";

  private static final String PATH_RULES = "path.";
  private static final String REVIEW_RULE = "path.review_required";

  private final Workspaces workspaces;
  private final PolicyGate policy;
  private final EvidenceTexts texts;

  CheckChanges(Workspaces workspaces, PolicyGate policy, EvidenceTexts texts) {
    this.workspaces = workspaces;
    this.policy = policy;
    this.texts = texts;
  }

  /** The answer. */
  sealed interface Verdict {

    /** They may. */
    record Fine() implements Verdict {}

    /**
     * They may not.
     *
     * @param files sorted
     * @param file for the evidence, by its name
     */
    record Wrong(
        FailureReasonCategory category,
        List<String> files,
        String reason,
        boolean repairable,
        EvidencePart file)
        implements Verdict {

      public Wrong {
        files = List.copyOf(files);
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
              new EvidencePart("scope-too-wide.json", texts.tooWide(wide.files(), wide.lines())));
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
    TaskProposal proposal = run.ticket().command().bundle().proposal();
    List<String> blocked = policy.blockedPaths(proposal, paths(diff));
    if (!blocked.isEmpty()) {
      List<String> sorted = blocked.stream().sorted().toList();
      return violated(
          sorted, "policy blocks these files: " + String.join(", ", sorted), "path.blocked", true);
    }
    List<String> reviewed =
        policy.reviewedPaths(proposal, paths(diff)).stream()
            .filter(path -> !approved(run, path))
            .sorted()
            .toList();
    if (!reviewed.isEmpty()) {
      return wrong(
          FailureReasonCategory.POLICY_BLOCKED,
          reviewed,
          "policy wants a person's review of these files before they are pushed: "
              + String.join(", ", reviewed),
          REVIEW_RULE);
    }
    return secrets(diff).orElseGet(Verdict.Fine::new);
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

  /** A person let the run begin although it declared that it would change this path. */
  private static boolean approved(Run run, String path) {
    PolicyDecision decision = run.ticket().policy();
    if (decision == null || decision.isAllowed()) {
      return false;
    }
    List<String> declared =
        decision.violations().stream()
            .filter(violation -> violation.ruleId().startsWith(PATH_RULES))
            .map(PolicyViolation::relatedPath)
            .filter(Objects::nonNull)
            .toList();
    return !declared.isEmpty() && AllowedPaths.of(declared).allow(path);
  }

  private Verdict wrong(
      FailureReasonCategory category, List<String> files, String reason, String rule) {
    return new Verdict.Wrong(
        category,
        files,
        reason,
        false,
        new EvidencePart(VIOLATIONS, texts.violations(files, rule)));
  }

  private Verdict violated(List<String> files, String reason, String rule, boolean repairable) {
    return new Verdict.Wrong(
        FailureReasonCategory.SCOPE_VIOLATION,
        files,
        reason,
        repairable,
        new EvidencePart(VIOLATIONS, texts.violations(files, rule)));
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
