package io.operationscenter.kit.process;

import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A handle on a started program. All methods may be called by any thread. */
public final class RunningProcess {

  private final OptionalLong pid;
  private final Runnable cancel;
  private final CompletableFuture<Outcome> outcome;

  RunningProcess(OptionalLong pid, Runnable cancel, CompletableFuture<Outcome> outcome) {
    this.pid = pid;
    this.cancel = cancel;
    this.outcome = outcome;
  }

  /** Id of its first process; empty when it did not start. */
  public OptionalLong pid() {
    return pid;
  }

  /** Asks for its end: its whole tree is killed. Without effect on one that has ended. */
  public void cancel() {
    cancel.run();
  }

  /** Whether it has ended and its whole tree is gone. */
  public boolean ended() {
    return outcome.isDone();
  }

  /**
   * Waits until it has ended and its whole tree is gone.
   *
   * @throws InterruptedException when the waiting thread is interrupted; the program goes on
   */
  public Outcome await() throws InterruptedException {
    try {
      return outcome.get();
    } catch (ExecutionException | CancellationException e) {
      throw new IllegalStateException("supervision of a process failed", e);
    }
  }
}
