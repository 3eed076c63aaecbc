package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;
import java.util.List;

/** State of a run; all but the first two are terminal. */
public enum ExecutionStatus implements WireEnum {
  PENDING,
  RUNNING,
  SUCCESS,
  FAILED,
  SKIPPED,
  TIMEOUT,
  CANCELLED;

  /** True once nothing more will happen to the run. */
  public boolean terminal() {
    return this != PENDING && this != RUNNING;
  }

  /** Later spellings of two states, accepted on input only (spec 01 §2). */
  @Override
  public List<String> aliases() {
    return switch (this) {
      case SUCCESS -> List.of("succeeded");
      case TIMEOUT -> List.of("timed_out");
      case PENDING, RUNNING, FAILED, SKIPPED, CANCELLED -> List.of();
    };
  }
}
