package io.operationscenter.execution.backends.kodo;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.backends.AgentCapture;
import io.operationscenter.execution.backends.AgentKeys;
import io.operationscenter.execution.backends.AgentOrder;
import io.operationscenter.execution.backends.AgentProgram;
import io.operationscenter.execution.backends.AgentResults;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.backends.AgentVerdict;
import io.operationscenter.execution.backends.Deadline;
import io.operationscenter.execution.backends.ProgramEnd;
import io.operationscenter.execution.backends.TouchedFiles;
import io.operationscenter.execution.programs.RunUser;
import io.operationscenter.kit.config.AgentEngine;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs an engine, and kodo again on its fallback tiers; all share one deadline (spec 03 §4.3). */
@Singleton
final class RunEngine {

  private static final String BACKEND = "kodo";

  private final AgentProgram program;
  private final AgentResults results;
  private final AgentKeys keys;
  private final RunUser user;
  private final Clock clock;

  RunEngine(AgentProgram program, AgentResults results, AgentKeys keys, RunUser user, Clock clock) {
    this.program = program;
    this.results = results;
    this.keys = keys;
    this.user = user;
    this.clock = clock;
  }

  /**
   * What to run.
   *
   * @param engine its settings
   * @param version as it reported it
   * @param argv argument vector
   * @param deadline of all attempts
   */
  record Start(Engine engine, @Nullable String version, List<String> argv, Deadline deadline) {

    Start {
      argv = List.copyOf(argv);
    }
  }

  AgentRun run(AgentOrder order, Start start) throws InterruptedException {
    Path workspace = Path.of(order.request().workspacePath());
    Map<String, String> environment = new HashMap<>(keys.of(AgentKeys.ENGINES));
    environment.putAll(order.repository().env());
    AgentProgram.Launch launch =
        new AgentProgram.Launch(
            workspace,
            start.argv(),
            environment,
            AgentKeys.secretsOf(environment),
            start.deadline());
    TouchedFiles touched = TouchedFiles.sinceNow(workspace);
    ProgramEnd end = program.run(launch, order.stop());
    Instant started =
        end instanceof ProgramEnd.Ran ran ? ran.output().startedAt() : clock.instant();
    List<ExecutionArtifact> earlier = new ArrayList<>();
    if (start.engine().kind() == AgentEngine.KODO) {
      for (Tier tier : Tier.CHAIN) {
        if (end instanceof ProgramEnd.Exited failed && wants(tier, failed, start.deadline())) {
          earlier.addAll(logs(failed.output()));
          end = again(order, launch, tier, failed);
        }
      }
    }
    AgentRun run = ended(order, new Attempt(start, launch, started, end), touched);
    return earlier.isEmpty() ? run : results.withEarlier(run, earlier);
  }

  /** One more attempt; where it cannot be made, the failed one stands. */
  private ProgramEnd again(
      AgentOrder order, AgentProgram.Launch launch, Tier tier, ProgramEnd.Exited failed)
      throws InterruptedException {
    try (TeamOverride _ = TeamOverride.write(launch.workspace(), tier, user)) {
      return switch (program.run(launch, order.stop())) {
        case ProgramEnd.Ran ran -> ran;
        case ProgramEnd.StoppedBefore(String why) -> new ProgramEnd.Stopped(why, failed.output());
        case ProgramEnd.Missing _, ProgramEnd.NotStarted _ -> failed;
      };
    } catch (IOException e) {
      Log.warnf("fallback %s of kodo is left out: %s", tier.model(), e.getMessage());
      return failed;
    }
  }

  private boolean wants(Tier tier, ProgramEnd.Exited failed, Deadline deadline) {
    ProgramEnd.Output output = failed.output();
    return failed.code() != 0
        && deadline.left(clock).isPositive()
        && tier.answers(output.stdout() + "\n" + output.stderr());
  }

  /** The last attempt. */
  private record Attempt(
      Start start, AgentProgram.Launch launch, Instant started, ProgramEnd end) {}

  private AgentRun ended(AgentOrder order, Attempt attempt, TouchedFiles touched) {
    ExecutionRequest request = order.request();
    String engine = attempt.start().engine().name();
    return switch (attempt.end()) {
      case ProgramEnd.Missing(String detail) ->
          results.notStarted(request, FailureReasonCategory.BACKEND_ERROR, failed(engine, detail));
      case ProgramEnd.NotStarted(String detail) ->
          results.notStarted(request, FailureReasonCategory.BACKEND_ERROR, failed(engine, detail));
      case ProgramEnd.StoppedBefore(String why) ->
          new AgentRun(results.of(request, AgentVerdict.stopped(why), List.of()), false, null);
      case ProgramEnd.Stopped stopped ->
          ran(order, attempt, stopped, -1, AgentVerdict.stopped(stopped.why()));
      case ProgramEnd.TimedOut timedOut ->
          ran(order, attempt, timedOut, -1, verdict(engine, -1, timedOut.output(), true));
      case ProgramEnd.Exited exited ->
          ran(
              order,
              attempt,
              exited,
              exited.code(),
              verdict(engine, exited.code(), exited.output(), exited.code() != 0 || touched.any()));
    };
  }

  private static AgentVerdict verdict(
      String engine, int code, ProgramEnd.Output output, boolean changed) {
    return ClassifyKodo.of(engine, code, output.stdout(), output.stderr(), changed);
  }

  private static String failed(String engine, String detail) {
    return "%s invocation failed: %s".formatted(engine, detail);
  }

  private AgentRun ran(
      AgentOrder order, Attempt attempt, ProgramEnd.Ran end, int code, AgentVerdict verdict) {
    ProgramEnd.Output output = end.output();
    return new AgentRun(
        results.of(order.request(), verdict, logs(output)),
        true,
        new AgentCapture(
            attempt.start().engine().name(),
            attempt.start().version(),
            program.masked(attempt.launch().argv(), attempt.launch().secrets()),
            code,
            output.stdout(),
            output.stderr(),
            attempt.started(),
            output.finishedAt(),
            verdict.timeoutHit(),
            verdict.rateLimited(),
            verdict.quotaExhausted(),
            output.containment()));
  }

  private List<ExecutionArtifact> logs(ProgramEnd.Output output) {
    return results.logs(BACKEND, output.stdout(), output.stderr());
  }
}
