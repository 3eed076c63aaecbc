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

  /** Whether work that fails validation fails, also where its request would let it pass. */
  boolean validationMustPass(TaskProposal proposal);

  /**
   * The path rules on the files that really changed (spec 03 §6.5).
   *
   * @param before what the gate said about the run
   */
  Recheck recheck(TaskProposal proposal, PolicyDecision before, List<String> changedPaths);
}
