package io.operationscenter.execution.runs;

import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.execution.workspaces.WorkspaceFault;
import io.operationscenter.kit.store.StoreFull;
import java.util.Optional;

/** Tells failures for want of space, in the store or beside it, from all others. */
final class WantOfSpace {

  private WantOfSpace() {}

  /** What has no space left; empty for every other failure. */
  static Optional<String> in(RuntimeException failure) {
    return switch (failure) {
      case StoreFull full -> Optional.of(full.store() + " has no space left");
      case WorkspaceFault fault when fault.forWantOfSpace() ->
          Optional.of("the disk is full: " + fault.getMessage());
      case RunStopped stopped when stopped.reason() == StopSignal.Cause.STORE_FULL ->
          Optional.of("the store has no space left");
      default -> Optional.empty();
    };
  }
}
