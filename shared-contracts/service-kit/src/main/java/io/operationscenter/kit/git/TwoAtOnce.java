package io.operationscenter.kit.git;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Lets two operations that do not need each other run at the same time. */
public final class TwoAtOnce {

  private TwoAtOnce() {}

  /**
   * Waits for both. The second one runs on the caller's thread; when that is interrupted both are.
   *
   * @return both together, or the failure of the first one that has one
   */
  public static <A, B, C> GitResult<C> of(
      Supplier<GitResult<A>> one, Supplier<GitResult<B>> other, BiFunction<A, B, C> together) {
    FutureTask<GitResult<A>> beside = new FutureTask<>(one::get);
    Thread thread = Thread.ofVirtual().start(beside);
    GitResult<A> first;
    GitResult<B> second = null;
    try {
      second = other.get();
    } finally {
      if (second == null) {
        thread.interrupt();
      }
      first = await(beside, thread);
    }
    GitResult<B> both = second;
    return first.then(a -> both.map(b -> together.apply(a, b)));
  }

  private static <A> GitResult<A> await(FutureTask<GitResult<A>> beside, Thread thread) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return beside.get();
        } catch (InterruptedException _) {
          interrupted = true;
          thread.interrupt();
        }
      }
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
