package io.operationscenter.kit.process;

import io.operationscenter.kit.process.LaunchPlan.Planned;
import io.operationscenter.kit.process.Outcome.NotStarted;
import io.operationscenter.kit.process.Outcome.Reason;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Starts programs; nothing else in this system does (design §6). A child gets an argument vector,
 * an environment built from nothing, its own session, a time limit and bounded output, and when it
 * has ended, for whatever reason, nothing of its process tree is left. Confined programs run
 * without privileges, when we are uid 0 under an unprivileged user, and never under a user that is
 * 0.
 *
 * <p>Linux with util-linux (setsid, setpriv, prlimit, unshare). Thread-safe. The owner closes it at
 * shutdown, which kills what still runs.
 */
public final class ProcessRunner implements AutoCloseable {

  private final ChildEnvironment environment;
  private final Supplier<String> markers;
  private final LongSupplier nanoTicker;
  private final HostTools tools = new HostTools();
  private final LiveTrees trees = new LiveTrees(tools);
  private final Set<RunningProcess> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Starts nothing yet.
   *
   * @param ownEnvironment environment of the service; PATH, LANG, LC_ALL and TZ are passed on
   * @param markers unique ids for programs that belong to no run
   * @param nanoTicker monotonic time in nanoseconds
   */
  public ProcessRunner(
      Map<String, String> ownEnvironment, Supplier<String> markers, LongSupplier nanoTicker) {
    this.environment = new ChildEnvironment(ownEnvironment);
    this.markers = markers;
    this.nanoTicker = nanoTicker;
  }

  /**
   * Runs a program to its end. When the calling thread is interrupted meanwhile the program is
   * cancelled, and the thread is interrupted still.
   */
  public Outcome run(Command command) {
    RunningProcess process = start(command);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return process.await();
        } catch (InterruptedException _) {
          interrupted = true;
          process.cancel();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Starts a program and comes back at once. Before a confined program starts, survivors of earlier
   * commands of the same run, workspace or user are killed.
   *
   * @return a handle, also for a program that could not be started
   */
  public RunningProcess start(Command command) {
    if (closed) {
      return notStarted(new NotStarted(Reason.RUNNER_CLOSED, "the process runner is closed"));
    }
    Confinement confinement = command.confinement();
    String marker = confinement == null ? markers.get() : confinement.runId();
    Map<String, String> variables = environment.of(command, marker);
    return switch (LaunchPlan.of(command, variables, tools)) {
      case Planned.Impossible(NotStarted why) -> notStarted(why);
      case Planned.Ready(LaunchPlan plan) -> {
        Traces traces =
            confinement == null
                ? new Traces(marker, null, null)
                : confinement.traces(plan.identity() == null);
        yield launch(command, plan, traces, variables);
      }
    };
  }

  /**
   * Kills every process that carries the traces of a run, until none is left: for runs that a
   * service before us had started. Programs that this runner runs are spared.
   *
   * @throws InterruptedException when interrupted before none was left
   */
  public Sweep sweep(Traces traces) throws InterruptedException {
    return trees.sweep(null, traces);
  }

  /** User that this service runs as; confined programs get another one only when it is 0. */
  public int ownUid() {
    return tools.uid();
  }

  /** Kills every tree that still runs and waits for its end; nothing can be started any more. */
  @Override
  public void close() {
    closed = true;
    running.forEach(RunningProcess::cancel);
    boolean interrupted = false;
    for (RunningProcess process : running) {
      try {
        process.await();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private RunningProcess launch(
      Command command, LaunchPlan plan, Traces traces, Map<String, String> variables) {
    try {
      Sweep before = command.confinement() == null ? Sweep.NOBODY : trees.sweep(null, traces);
      LiveTrees.Started started = trees.start(builder(command, plan, variables), plan.identity());
      return supervised(new ProcessSupervision.Setting(command, plan, traces, before), started);
    } catch (IOException e) {
      return notStarted(
          new NotStarted(
              Reason.SYSTEM_REFUSED,
              "program " + command.argv().getFirst() + ": " + e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return notStarted(
          new NotStarted(Reason.SYSTEM_REFUSED, "interrupted before the program was started"));
    }
  }

  private RunningProcess supervised(ProcessSupervision.Setting setting, LiveTrees.Started started) {
    ProcessSupervision supervision =
        new ProcessSupervision(setting, started, trees, nanoTicker, tools.uid());
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    RunningProcess process =
        new RunningProcess(OptionalLong.of(started.root().pid()), supervision::cancel, outcome);
    running.add(process);
    supervision.begin(outcome, () -> running.remove(process));
    if (closed) {
      process.cancel();
    }
    return process;
  }

  private static ProcessBuilder builder(
      Command command, LaunchPlan plan, Map<String, String> variables) {
    ProcessBuilder builder = new ProcessBuilder(plan.line());
    builder.directory(command.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    if (command.input() == null) {
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    }
    return builder;
  }

  private static RunningProcess notStarted(NotStarted why) {
    return new RunningProcess(
        OptionalLong.empty(), () -> {}, CompletableFuture.completedFuture(why));
  }
}
