package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * What holds for one repository (spec 03 §7.2). Modes, levels and types are text, so that {@link
 * FaultsOfPolicy} can list wrong ones.
 *
 * @param repoKey key of the repository, or {@code *} for all others
 * @param enabled work is done here at all
 * @param riskProfile standard, elevated or critical; for people, no rule looks at it
 * @param pathPolicy which paths may be changed
 * @param branchGuardrail which branches may be used
 * @param toolGuardrail what tools may do
 * @param validationRequirements the first that applies counts
 * @param reviewRequirement when a person must agree
 * @param allowedTaskTypes only these; none: all
 * @param blockedTaskTypes never these
 */
@Contract
@RegisterForReflection
public record RepoPolicy(
    String repoKey,
    @Default("true") boolean enabled,
    @Default("\"standard\"") String riskProfile,
    @Default("{}") PathPolicy pathPolicy,
    @Default("{}") BranchGuardrail branchGuardrail,
    @Default("{}") ToolGuardrail toolGuardrail,
    @Default("[]") List<ValidationRequirement> validationRequirements,
    @Default("{}") ReviewRequirement reviewRequirement,
    @Default("[]") List<String> allowedTaskTypes,
    @Default("[]") List<String> blockedTaskTypes) {

  /** Checks every rule and copies what is mutable. */
  public RepoPolicy {
    Checked.arguments(
            RepoPolicy.class,
            repoKey,
            enabled,
            riskProfile,
            pathPolicy,
            branchGuardrail,
            toolGuardrail,
            validationRequirements,
            reviewRequirement,
            allowedTaskTypes,
            blockedTaskTypes)
        .orThrow();
    validationRequirements = List.copyOf(validationRequirements);
    allowedTaskTypes = List.copyOf(allowedTaskTypes);
    blockedTaskTypes = List.copyOf(blockedTaskTypes);
  }

  /** The first requirement that holds for risk and type; only that one counts. */
  Optional<ValidationRequirement> validationOf(TaskProposal proposal) {
    return validationRequirements.stream()
        .filter(
            requirement ->
                covers(requirement.appliesToRiskLevels(), proposal.riskLevel().wire())
                    && covers(requirement.appliesToTaskTypes(), proposal.taskType().wire()))
        .findFirst();
  }

  private static boolean covers(List<String> words, String word) {
    return words.isEmpty() || words.contains(word);
  }
}
