package io.operationscenter.contracts.approvals;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.policy.PolicyViolation;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that nothing but a person's word keeps from beginning, or what it changed from being
 * pushed.
 *
 * @param taskId the board task
 * @param proposalDigest what an approval has to name
 * @param ticketId the ticket that policy blocked
 * @param runId its run
 * @param repoKey repository key
 * @param baseBranch branch it starts from; empty where it was kept before this was
 * @param title of the card
 * @param goalText what would be done
 * @param constraintsText restrictions in words; null: none
 * @param taskType category of work
 * @param riskLevel risk estimate
 * @param lane where it would run
 * @param backend inside the lane
 * @param allowedPaths what it declares to change; none: anything
 * @param violations what stands against it
 * @param since when it was blocked
 */
@Contract
public record WaitingRun(
    @NotEmpty String taskId,
    @NotEmpty String proposalDigest,
    @NotEmpty String ticketId,
    @NotEmpty String runId,
    @NotEmpty String repoKey,
    @Default("\"\"") String baseBranch,
    String title,
    String goalText,
    @Nullable String constraintsText,
    TaskType taskType,
    RiskLevel riskLevel,
    LaneName lane,
    BackendName backend,
    @Default("[]") List<String> allowedPaths,
    @Default("[]") List<PolicyViolation> violations,
    Instant since) {

  /** Checks every rule and copies what is mutable. */
  public WaitingRun {
    Checked.arguments(
            WaitingRun.class,
            taskId,
            proposalDigest,
            ticketId,
            runId,
            repoKey,
            baseBranch,
            title,
            goalText,
            constraintsText,
            taskType,
            riskLevel,
            lane,
            backend,
            allowedPaths,
            violations,
            since)
        .orThrow();
    allowedPaths = List.copyOf(allowedPaths);
    violations = List.copyOf(violations);
    since = since.truncatedTo(ChronoUnit.MICROS);
  }
}
