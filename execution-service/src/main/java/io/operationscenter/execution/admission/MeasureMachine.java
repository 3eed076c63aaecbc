package io.operationscenter.execution.admission;

/** Looks at this machine. */
public interface MeasureMachine {

  /** As it is now. */
  Machine now();
}
