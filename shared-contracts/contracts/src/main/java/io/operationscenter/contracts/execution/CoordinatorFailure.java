package io.operationscenter.contracts.execution;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;

/**
 * The execution boundary itself failed (spec 01 §11).
 *
 * @param error kind of failure
 * @param errorType failure category
 * @param message what went wrong
 * @param partialRunId {@code partial-} and 8 hex digits, names the folder with the partial
 *     artifacts
 */
@Contract
public record CoordinatorFailure(
    @Default("\"coordinator_failure\"") String error,
    @Default("\"backend_error\"") String errorType,
    String message,
    String partialRunId) {

  /** Checks every rule and copies what is mutable. */
  public CoordinatorFailure {
    Checked.arguments(CoordinatorFailure.class, error, errorType, message, partialRunId).orThrow();
  }
}
