package io.operationscenter.execution.evidence;

/** Derives the account of a finished run (spec 03 §8). */
public interface ObserveRun {

  /** Record and trace; what the result does not prove is said to be unknown. */
  Observation of(FinishedRun run);
}
