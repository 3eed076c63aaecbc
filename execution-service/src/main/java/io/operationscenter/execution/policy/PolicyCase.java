package io.operationscenter.execution.policy;

import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is examined and by which rules.
 *
 * @param proposal what is wanted
 * @param decision where it was routed
 * @param request as built; null when only the proposal is asked about
 * @param rules that hold for its repository
 * @param changedFiles what the run really changed; empty before it did
 */
record PolicyCase(
    TaskProposal proposal,
    LaneDecision decision,
    @Nullable ExecutionRequest request,
    RuleBook.Entry rules,
    List<String> changedFiles) {

  RepoPolicy policy() {
    return rules.policy();
  }

  TaskType taskType() {
    return proposal.taskType();
  }

  /** The paths the run may change; empty = no restriction. */
  List<String> declaredPaths() {
    return request != null && !request.allowedPaths().isEmpty()
        ? request.allowedPaths()
        : proposal.target().allowedPaths();
  }

  boolean hasValidationCommands() {
    return (request != null && !request.validationCommands().isEmpty())
        || !proposal.validationProfile().commands().isEmpty();
  }

  /** The first requirement that holds for risk and type; only that one counts. */
  Optional<ValidationRequirement> validation() {
    return policy().validationOf(proposal);
  }
}
