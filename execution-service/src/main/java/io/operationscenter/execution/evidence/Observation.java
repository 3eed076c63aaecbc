package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.evidence.ExecutionRecord;
import io.operationscenter.contracts.evidence.ExecutionTrace;

/**
 * The account of a run (spec 03 §8).
 *
 * @param record what is retained
 * @param trace the same for a reader
 */
public record Observation(ExecutionRecord record, ExecutionTrace trace) {}
