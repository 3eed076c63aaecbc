package io.operationscenter.execution.policy;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.policy.PolicyCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyStatus;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.PolicyWarning;
import io.operationscenter.contracts.policy.ReviewRequirementLevel;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.kit.service.IdSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the checks in their order; holds no state (spec 03 §7.4). */
@Singleton
public final class PolicyEngine {

  private static final String USUAL_PROFILE = "standard";

  private static final List<PolicyCheck> CHECKS =
      List.of(
          new TaskTypePermitted(),
          new LocalWorkStaysLocal(),
          new LaneServesBackend(),
          new DeclaredPathsPermitted(),
          new ChangedFilesPermitted(),
          new BranchesPermitted(),
          new ToolsPermitted(),
          new ValidationAvailable(),
          new PersonAgreed());

  private final Clock clock;
  private final IdSource ids;

  /**
   * @param clock dates the decisions
   * @param ids names them
   */
  public PolicyEngine(Clock clock, IdSource ids) {
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Whether the run may happen.
   *
   * @param request null when only the proposal is asked about
   */
  public Evaluation evaluate(
      RuleBook rules,
      TaskProposal proposal,
      LaneDecision decision,
      @Nullable ExecutionRequest request) {
    return evaluate(rules, proposal, decision, request, List.of());
  }

  /**
   * The same for a run that has changed files.
   *
   * @param changed their paths
   */
  public Evaluation evaluate(
      RuleBook rules,
      TaskProposal proposal,
      LaneDecision decision,
      @Nullable ExecutionRequest request,
      List<String> changed) {
    RuleBook.Entry entry = rules.of(proposal.target().repoKey());
    RepoPolicy policy = entry.policy();
    PolicyCase run = new PolicyCase(proposal, decision, request, entry, changed);
    Findings findings = new Findings();
    if (policy.enabled()) {
      CHECKS.forEach(check -> check.examine(run, findings));
    } else {
      findings.blocksRepository(
          PolicyRule.REPOSITORY_DISABLED,
          "Repo '%s' is disabled in policy configuration".formatted(policy.repoKey()),
          policy.repoKey());
    }
    return new Evaluation(
        decision(run, findings.violations(), findings.warnings()), entry, findings.all());
  }

  /** Whether the requirement that applies says so; without one the request decides (§12). */
  boolean validationMustPass(RuleBook rules, TaskProposal proposal) {
    return rules
        .of(proposal.target().repoKey())
        .policy()
        .validationOf(proposal)
        .filter(ValidationRequirement::mustPass)
        .isPresent();
  }

  /**
   * The path rules on files that were really changed (spec 03 §6.5).
   *
   * @param before what the gate said about the run; it stands besides
   */
  Recheck recheck(
      RuleBook rules, TaskProposal proposal, PolicyDecision before, List<String> changed) {
    RuleBook.Entry entry = rules.of(proposal.target().repoKey());
    Findings findings = new Findings();
    ChangedFilesPermitted.examine(changed, entry.paths(proposal.taskType()), findings);
    return Recheck.after(
        before,
        findings.all().stream().map(found -> found.verdictOf(entry)).toList(),
        ids.get(),
        clock.instant());
  }

  private PolicyDecision decision(
      PolicyCase run, List<PolicyViolation> violations, List<PolicyWarning> warnings) {
    return new PolicyDecision(
        ids.get(),
        status(violations, warnings),
        violations,
        warnings,
        run.validation().map(ValidationRequirement::requiredProfile).orElse(USUAL_PROFILE),
        review(run, violations),
        run.declaredPaths(),
        notes(violations, warnings),
        clock.instant());
  }

  static PolicyStatus status(List<PolicyViolation> violations, List<PolicyWarning> warnings) {
    if (violations.stream().anyMatch(PolicyViolation::blocking)) {
      return PolicyStatus.BLOCK;
    }
    if (!violations.isEmpty()) {
      return PolicyStatus.REQUIRE_REVIEW;
    }
    return warnings.isEmpty() ? PolicyStatus.ALLOW : PolicyStatus.ALLOW_WITH_WARNINGS;
  }

  private static ReviewRequirementLevel review(PolicyCase run, List<PolicyViolation> violations) {
    boolean asked =
        violations.stream()
            .anyMatch(one -> !one.blocking() && one.category() == PolicyCategory.REVIEW);
    return asked || !run.policy().reviewRequirement().autonomousAllowed()
        ? ReviewRequirementLevel.REQUIRED
        : ReviewRequirementLevel.AUTONOMOUS;
  }

  static String notes(List<PolicyViolation> violations, List<PolicyWarning> warnings) {
    List<String> groups = new ArrayList<>();
    if (!violations.isEmpty()) {
      groups.add(
          "violations: "
              + String.join(", ", violations.stream().map(PolicyViolation::ruleId).toList()));
    }
    if (!warnings.isEmpty()) {
      groups.add(
          "warnings: " + String.join(", ", warnings.stream().map(PolicyWarning::ruleId).toList()));
    }
    return String.join("; ", groups);
  }
}
