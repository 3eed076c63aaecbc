package io.operationscenter.execution.settings;

import io.operationscenter.kit.config.environment.Budget;
import io.operationscenter.kit.config.environment.CircuitBreaker;

/**
 * What the environment bounds (spec 07 §3).
 *
 * @param budget executions per hour, day and task
 * @param breaker when failures stop further executions
 * @param dryRun nothing is pushed
 */
public record Limits(Budget budget, CircuitBreaker breaker, boolean dryRun) {}
