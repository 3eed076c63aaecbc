package io.operationscenter.contracts.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import org.jspecify.annotations.Nullable;

/**
 * Asks what policy says to a run or to a bundle, one of both; nothing is admitted or retained.
 *
 * @param run a run or ticket whose request is retained; null with a bundle
 * @param bundle what would be asked for; null with a run
 * @param policy a {@code policy:} block instead of the one in use; null: the one in use
 */
@Contract
public record PolicyQuestion(
    @Nullable String run, @Nullable ProposalDecisionBundle bundle, @Nullable JsonNode policy) {

  /** Checks every rule. */
  public PolicyQuestion {
    Checked.arguments(PolicyQuestion.class, run, bundle, policy).orThrow();
  }
}
