package io.operationscenter.execution.backends;

import io.operationscenter.contracts.execution.ExecutionResult;
import org.jspecify.annotations.Nullable;

/**
 * What came of an adapter's work.
 *
 * @param result status, category, reason, log excerpt; validation and push are filled in later
 * @param started the backend was invoked
 * @param capture null when it was not
 */
public record AgentRun(ExecutionResult result, boolean started, @Nullable AgentCapture capture) {}
