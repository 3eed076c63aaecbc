package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;

/**
 * What the execution boundary answers (spec 01 §11).
 *
 * @param request the run as requested
 * @param policyDecision what the policy gate said
 * @param result what came of it
 * @param record the retained account
 * @param trace the same for a reader
 * @param executed the adapter was started
 */
@Contract
public record ExecutionOutcome(
    ExecutionRequest request,
    PolicyDecision policyDecision,
    ExecutionResult result,
    ExecutionRecord record,
    ExecutionTrace trace,
    boolean executed) {

  /** Checks every rule and copies what is mutable. */
  public ExecutionOutcome {
    Checked.arguments(
            ExecutionOutcome.class, request, policyDecision, result, record, trace, executed)
        .orThrow();
  }
}
