package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import java.util.List;

/**
 * A policy decision for people (spec 03 §7.6).
 *
 * @param summary status and the finding that counts
 * @param keyRulesApplied rules that found something, violations first
 * @param reviewReasoning why a person must agree, or need not
 * @param validationReasoning what validation applies
 * @param scopeReasoning which paths may change
 * @param routingReasoning whether lane and backend suit
 */
@Contract
public record PolicyExplanation(
    String summary,
    @Default("[]") List<String> keyRulesApplied,
    String reviewReasoning,
    String validationReasoning,
    String scopeReasoning,
    String routingReasoning) {

  /** Checks every rule and copies what is mutable. */
  public PolicyExplanation {
    Checked.arguments(
            PolicyExplanation.class,
            summary,
            keyRulesApplied,
            reviewReasoning,
            validationReasoning,
            scopeReasoning,
            routingReasoning)
        .orThrow();
    keyRulesApplied = List.copyOf(keyRulesApplied);
  }
}
