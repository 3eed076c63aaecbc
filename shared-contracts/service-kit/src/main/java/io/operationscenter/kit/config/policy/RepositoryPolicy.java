package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.kit.config.form.Example;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one repository; null keeps the built-in value of spec 03 §7.3, at any depth
 * outside lists.
 */
@Contract(closed = true)
public record RepositoryPolicy(
    @Doc("Key of the repository, or * for all others.") @NotEmpty @Example("\"*\"") String repoKey,
    @Doc("Work is done here at all; null: yes.") @Nullable Boolean enabled,
    @Doc("standard, elevated or critical; null: standard. For people; no rule looks at it.")
        @Nullable RiskProfile riskProfile,
    @Doc("Which paths may be changed.") @Example("{}") @Nullable PathSection pathPolicy,
    @Doc("Which branches may be used.") @Example("{}") @Nullable BranchSection branchGuardrail,
    @Doc("What tools may do.") @Example("{}") @Nullable ToolSection toolGuardrail,
    @Doc(
            "Validation that work needs, the first that applies counts; null: strict for high "
                + "risk, standard else.")
        @Example("[{}]")
        @Nullable List<ValidationRule> validationRequirements,
    @Doc("When a person must agree.") @Example("{}") @Nullable ReviewSection reviewRequirement,
    @Doc("Only these task types; null or none: all.") @Nullable List<TaskType> allowedTaskTypes,
    @Doc("Never these task types; null: none.") @Nullable List<TaskType> blockedTaskTypes) {

  /** Checks every rule and copies what is mutable. */
  public RepositoryPolicy {
    Checked.arguments(
            RepositoryPolicy.class,
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
    validationRequirements =
        validationRequirements == null ? null : List.copyOf(validationRequirements);
    allowedTaskTypes = allowedTaskTypes == null ? null : List.copyOf(allowedTaskTypes);
    blockedTaskTypes = blockedTaskTypes == null ? null : List.copyOf(blockedTaskTypes);
  }
}
