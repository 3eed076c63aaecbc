package io.operationscenter.execution.programs;

import io.operationscenter.execution.programs.StopSignal.Registration;
import io.operationscenter.kit.process.Command;
import io.operationscenter.kit.process.Outcome;
import io.operationscenter.kit.process.Outcome.NotStarted;
import io.operationscenter.kit.process.Outcome.Reason;
import io.operationscenter.kit.process.ProcessRunner;
import io.operationscenter.kit.process.RunningProcess;
import io.operationscenter.kit.process.Sweep;
import io.operationscenter.kit.process.Traces;
import jakarta.inject.Singleton;

/** Runs a program to its end, or until the run is told to stop. */
@Singleton
public final class RunPrograms {

  private final ProcessRunner runner;

  /** Starts nothing yet. */
  public RunPrograms(ProcessRunner runner) {
    this.runner = runner;
  }

  /** Blocks; the whole tree is gone when it returns. */
  public Outcome run(Command command, StopSignal stop) throws InterruptedException {
    if (stop.given().isPresent()) {
      return new NotStarted(Reason.RUNNER_CLOSED, "the run was told to stop before");
    }
    RunningProcess process = runner.start(command);
    try (Registration _ = stop.when(process::cancel)) {
      return process.await();
    }
  }

  /** Kills whatever carries the traces of a run, until nothing is left. */
  Sweep sweep(Traces traces) throws InterruptedException {
    return runner.sweep(traces);
  }
}
