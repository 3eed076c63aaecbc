package io.operationscenter.contracts.proposal;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Fresh;
import io.operationscenter.contracts.common.BranchPolicy;
import io.operationscenter.contracts.common.ExecutionConstraints;
import io.operationscenter.contracts.common.TaskTarget;
import io.operationscenter.contracts.common.ValidationProfile;
import io.operationscenter.contracts.enums.ExecutionMode;
import io.operationscenter.contracts.enums.Priority;
import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.paths.AllowedPaths;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that somebody wants done, without knowledge of lanes or backends (spec 01 §4).
 *
 * @param proposalId identity, UUID v4 when generated
 * @param taskId upstream task id, opaque text of one line, at most 200 characters
 * @param projectId board project id, may be empty
 * @param taskType category of work
 * @param executionMode strategy
 * @param goalText the goal in natural language
 * @param constraintsText restrictions in natural language
 * @param target where
 * @param priority scheduling priority
 * @param riskLevel risk estimate
 * @param constraints limits
 * @param validationProfile validation
 * @param branchPolicy branch handling
 * @param proposedAt when it was built
 * @param proposer the component that built it
 * @param labels free tags; spec 01 §4.1 lists those with meaning
 */
@Contract
public record TaskProposal(
    @Fresh String proposalId,
    @Pattern(regexp = "[^\\n\\r]{0,200}", message = "must be one line of at most 200 characters") String taskId,
    String projectId,
    TaskType taskType,
    ExecutionMode executionMode,
    String goalText,
    @Nullable String constraintsText,
    TaskTarget target,
    @Default("\"normal\"") Priority priority,
    @Default("\"low\"") RiskLevel riskLevel,
    @Default("{}") ExecutionConstraints constraints,
    @Default("{\"profile_name\":\"default\"}") ValidationProfile validationProfile,
    @Default("{}") BranchPolicy branchPolicy,
    @Fresh Instant proposedAt,
    @Nullable String proposer,
    @Default("[]") List<String> labels) {

  /** Checks every rule and copies what is mutable. */
  public TaskProposal {
    Checked.arguments(
            TaskProposal.class,
            proposalId,
            taskId,
            projectId,
            taskType,
            executionMode,
            goalText,
            constraintsText,
            target,
            priority,
            riskLevel,
            constraints,
            validationProfile,
            branchPolicy,
            proposedAt,
            proposer,
            labels)
        .rule(
            () -> AllowedPaths.of(target.allowedPaths()).contain(constraints.allowedPaths()),
            "constraints.allowed_paths",
            "must lie inside target.allowed_paths")
        .orThrow();
    proposedAt = proposedAt.truncatedTo(ChronoUnit.MICROS);
    labels = List.copyOf(labels);
  }
}
