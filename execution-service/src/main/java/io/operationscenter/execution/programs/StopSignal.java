package io.operationscenter.execution.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells everything that works for one run to end. Thread-safe; it is given once. */
public final class StopSignal {

  private final List<Runnable> reactions = new ArrayList<>();
  private @Nullable Cause cause;

  /** Why a run ends before its time. */
  public enum Cause {
    /** Somebody asked for it. */
    CANCELLED,
    /** The service stops. */
    SHUTDOWN,
    /** The lease went to another owner. */
    LEASE_LOST,
    /** Nothing can be recorded any more: the store has no space left. */
    STORE_FULL
  }

  /** A reaction that can be taken back. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Gives the signal; the first cause stays. */
  public void give(Cause why) {
    List<Runnable> pending;
    synchronized (this) {
      if (cause != null) {
        return;
      }
      cause = why;
      pending = List.copyOf(reactions);
      reactions.clear();
    }
    pending.forEach(Runnable::run);
  }

  /** Why to end; empty while the run may go on. */
  public synchronized Optional<Cause> given() {
    return Optional.ofNullable(cause);
  }

  /** Runs the reaction when the signal is given, at once if it was. */
  public Registration when(Runnable reaction) {
    synchronized (this) {
      if (cause == null) {
        reactions.add(reaction);
        return () -> remove(reaction);
      }
    }
    reaction.run();
    return () -> {};
  }

  private synchronized void remove(Runnable reaction) {
    reactions.remove(reaction);
  }
}
