package io.operationscenter.kit.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Accompanies one started program until it has ended and nothing of its tree is left. */
final class ProcessSupervision {

  private enum Ending {
    BY_ITSELF,
    CANCELLED
  }

  /** What was decided before the program started. */
  record Setting(Command command, LaunchPlan plan, Traces traces, Sweep before) {}

  private static final int SIGNAL_BASE = 128;
  private static final int LAST_SIGNAL = 64;
  private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Setting setting;
  private final LiveTrees.Started started;
  private final LiveTrees trees;
  private final LongSupplier nanoTicker;
  private final int ownUid;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final BoundedOutput stdout;
  private final BoundedOutput stderr;

  ProcessSupervision(
      Setting setting,
      LiveTrees.Started started,
      LiveTrees trees,
      LongSupplier nanoTicker,
      int ownUid) {
    this.setting = setting;
    this.started = started;
    this.trees = trees;
    this.nanoTicker = nanoTicker;
    this.ownUid = ownUid;
    Command command = setting.command();
    this.stdout = new BoundedOutput(command.output(), command.mask());
    this.stderr = new BoundedOutput(command.output(), command.mask());
  }

  void cancel() {
    ending.complete(Ending.CANCELLED);
  }

  /** Does its work in a thread of its own. */
  void begin(CompletableFuture<Outcome> outcome, Runnable atEnd) {
    thread(
        "supervision",
        () -> {
          try {
            outcome.complete(supervise());
          } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
          } finally {
            atEnd.run();
          }
        });
  }

  private Outcome supervise() {
    long start = nanoTicker.getAsLong();
    try {
      Process process = started.process();
      Thread out = thread("stdout", () -> stdout.drain(process.getInputStream()));
      Thread err = thread("stderr", () -> stderr.drain(process.getErrorStream()));
      String input = setting.command().input();
      if (input != null) {
        thread("stdin", () -> feed(input));
      }
      thread("exit", this::awaitExit);
      Ending how = awaitEnding();
      if (how != Ending.BY_ITSELF) {
        endGracefully();
      }
      Sweep after = trees.sweep(started.root(), setting.traces());
      process.waitFor();
      boolean outComplete = out.join(TIME_TO_DRAIN);
      boolean complete = err.join(TIME_TO_DRAIN) && outComplete;
      Duration duration = Duration.ofNanos(nanoTicker.getAsLong() - start);
      return outcome(how, report(complete, duration, after));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("supervision of a process was interrupted", e);
    } finally {
      trees.ended(started.root());
    }
  }

  private void feed(String input) {
    try (OutputStream stdin = started.process().getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // A program need not read its input to the end.
    }
  }

  private void awaitExit() {
    try {
      started.process().waitFor();
      ending.complete(Ending.BY_ITSELF);
    } catch (InterruptedException e) {
      ending.completeExceptionally(e);
    }
  }

  /** Null = its time is up. */
  private @Nullable Ending awaitEnding() throws InterruptedException {
    try {
      return ending.get(setting.command().time().wall().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process failed", e);
    }
  }

  private void endGracefully() throws InterruptedException {
    Duration grace = setting.command().time().grace();
    if (grace.isZero()) {
      return;
    }
    long rounds = Math.max(1, grace.dividedBy(PAUSE));
    trees.terminate(started.root(), setting.traces());
    for (long round = 0; round < rounds; round++) {
      Thread.sleep(PAUSE);
      if (!trees.anyLeft(started.root(), setting.traces())) {
        return;
      }
    }
  }

  private RunReport report(boolean complete, Duration duration, Sweep after) {
    RunIdentity identity = setting.plan().identity();
    return new RunReport(
        stdout.captured(),
        stderr.captured(),
        complete,
        duration,
        setting.plan().containment(),
        identity == null ? ownUid : identity.uid(),
        setting.before(),
        after);
  }

  private Outcome outcome(@Nullable Ending how, RunReport report) {
    return switch (how) {
      case null -> new Outcome.TimedOut(setting.command().time().wall(), report);
      case CANCELLED -> new Outcome.Cancelled(report);
      case BY_ITSELF -> {
        int code = started.process().exitValue();
        yield code > SIGNAL_BASE && code <= SIGNAL_BASE + LAST_SIGNAL
            ? new Outcome.Signalled(code - SIGNAL_BASE, report)
            : new Outcome.Exited(code, report);
      }
    };
  }

  /**
   * A platform thread: reading a pipe occupies the carrier of a virtual one. The JDK means to make
   * up for that with another carrier but does not always, and then time limits would stand still.
   */
  private Thread thread(String what, Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .name(what + " of process " + started.root().pid())
        .start(work);
  }
}
