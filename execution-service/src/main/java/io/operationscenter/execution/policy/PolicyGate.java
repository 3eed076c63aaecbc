package io.operationscenter.execution.policy;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import java.util.List;

/** The rules in use (spec 03 §7). */
public interface PolicyGate {

  /** Whether the run may happen. */
  PolicyDecision evaluate(TaskProposal proposal, LaneDecision decision, ExecutionRequest request);

  /** The path rules on the files that really changed: which of them are blocked (spec 03 §6.5). */
  List<String> blockedPaths(TaskProposal proposal, List<String> changedPaths);

  /** The same for paths that are read only or need a person's review (spec 03 §6.5). */
  List<String> reviewedPaths(TaskProposal proposal, List<String> changedPaths);
}
