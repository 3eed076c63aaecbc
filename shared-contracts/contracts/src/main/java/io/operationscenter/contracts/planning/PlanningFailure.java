package io.operationscenter.contracts.planning;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.NotEmpty;

/**
 * Routing failed after the proposal was built (spec 01 §7).
 *
 * @param error kind of failure
 * @param errorType failure category
 * @param message what went wrong
 * @param proposalId the proposal that was built
 * @param partialRunId {@code partial-} and 8 hex digits, names the folder with the partial
 *     artifacts
 */
@Contract
public record PlanningFailure(
    @Default("\"routing_failure\"") String error,
    @Default("\"routing_error\"") String errorType,
    String message,
    @NotEmpty String proposalId,
    String partialRunId) {

  /** Checks every rule and copies what is mutable. */
  public PlanningFailure {
    Checked.arguments(PlanningFailure.class, error, errorType, message, proposalId, partialRunId)
        .orThrow();
  }
}
