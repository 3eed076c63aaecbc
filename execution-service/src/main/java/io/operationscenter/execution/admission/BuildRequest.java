package io.operationscenter.execution.admission;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.kit.config.ManagedRepository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Makes the request of a run out of its bundle (spec 03 §1). */
final class BuildRequest {

  private BuildRequest() {}

  /** Without the policy's word on scope and validation. */
  static ExecutionRequest of(
      ProposalDecisionBundle bundle, ManagedRepository repository, RunIdentity run) {
    TaskProposal proposal = bundle.proposal();
    boolean own = !proposal.validationProfile().commands().isEmpty();
    List<String> narrower = proposal.constraints().allowedPaths();
    return new ExecutionRequest(
        run.runId(),
        proposal.proposalId(),
        bundle.decision().decisionId(),
        proposal.goalText(),
        proposal.constraintsText(),
        proposal.target().repoKey(),
        proposal.target().cloneUrl(),
        proposal.target().baseBranch(),
        run.branch(),
        run.workspace().toString(),
        null,
        narrower.isEmpty() ? proposal.target().allowedPaths() : narrower,
        proposal.constraints().maxChangedFiles(),
        proposal.constraints().timeoutSeconds(),
        proposal.constraints().requireCleanValidation(),
        own ? proposal.validationProfile().commands() : repository.validationCommands(),
        run.requestedAt(),
        proposal.executionMode(),
        proposal.constraints().skipBaselineValidation() || repository.skipBaselineValidation(),
        proposal.branchPolicy(),
        own
            ? proposal.validationProfile().timeoutSeconds()
            : repository.validationTimeoutSeconds());
  }

  /**
   * What is fixed once per run.
   *
   * @param runId identity
   * @param branch task branch
   * @param workspace where the files will lie
   * @param requestedAt date of the commit
   */
  record RunIdentity(String runId, String branch, Path workspace, Instant requestedAt) {}
}
