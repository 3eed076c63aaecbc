package io.operationscenter.execution.workspaces;

import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.execution.programs.StopSignal.Registration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs a step in a thread of its own, which is interrupted when the run is told to stop. */
final class StoppableStep {

  private StoppableStep() {}

  /**
   * Waits for the step's end, also when it is interrupted.
   *
   * @throws ExecutionException with what the step threw
   */
  static <T> T run(StopSignal stop, Callable<T> step)
      throws ExecutionException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(step);
    Thread worker = Thread.ofVirtual().start(task);
    try (Registration _ = stop.when(worker::interrupt)) {
      return task.get();
    } catch (InterruptedException e) {
      worker.interrupt();
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException _) {
          worker.interrupt();
        }
      }
      throw e;
    }
  }
}
