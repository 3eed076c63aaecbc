package io.operationscenter.planner.planning;

import io.operationscenter.contracts.common.ExecutionConstraints;
import io.operationscenter.contracts.common.ValidationProfile;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.kit.config.ManagedRepository;

/** Puts into a proposal what a planning context has no place for (spec 01 §6, spec 07 §2.6). */
final class RepositoryLimits {

  private RepositoryLimits() {}

  static TaskProposal on(TaskProposal proposal, ManagedRepository repository) {
    ExecutionConstraints constraints = proposal.constraints();
    ValidationProfile validation = proposal.validationProfile();
    return new TaskProposal(
        proposal.proposalId(),
        proposal.taskId(),
        proposal.projectId(),
        proposal.taskType(),
        proposal.executionMode(),
        proposal.goalText(),
        proposal.constraintsText(),
        proposal.target(),
        proposal.priority(),
        proposal.riskLevel(),
        new ExecutionConstraints(
            constraints.maxChangedFiles(),
            constraints.timeoutSeconds(),
            constraints.allowedPaths(),
            constraints.requireCleanValidation(),
            repository.skipBaselineValidation()),
        new ValidationProfile(
            validation.profileName(),
            validation.commands(),
            repository.validationTimeoutSeconds(),
            validation.failFast()),
        proposal.branchPolicy(),
        proposal.proposedAt(),
        proposal.proposer(),
        proposal.labels());
  }
}
