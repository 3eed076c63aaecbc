package io.operationscenter.execution.backends.directlocal;

import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.execution.backends.AgentCapture;
import io.operationscenter.execution.backends.AgentKeys;
import io.operationscenter.execution.backends.AgentOrder;
import io.operationscenter.execution.backends.AgentProgram;
import io.operationscenter.execution.backends.AgentResults;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.backends.AgentVerdict;
import io.operationscenter.execution.backends.Deadline;
import io.operationscenter.execution.backends.Excerpts;
import io.operationscenter.execution.backends.OperatorPrograms;
import io.operationscenter.execution.backends.ProgramEnd;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the fixers of a task type one after another in the workspace, until one fails (design §8).
 * They find the programs of the repository's virtual environment first, when bootstrap made one.
 */
@Singleton
final class RunFixers {

  private static final String ENGINE = "fixer";

  private final AgentProgram program;
  private final AgentResults results;
  private final OperatorPrograms operatorPrograms;

  RunFixers(AgentProgram program, AgentResults results, OperatorPrograms operatorPrograms) {
    this.program = program;
    this.results = results;
    this.operatorPrograms = operatorPrograms;
  }

  /** What all of them said, and how the last one ended. */
  private static final class Log {
    private final StringBuilder stdout = new StringBuilder();
    private final StringBuilder stderr = new StringBuilder();
    private ProgramEnd.@Nullable Output first;
    private ProgramEnd.@Nullable Output last;

    void add(List<String> argv, ProgramEnd.Ran end) {
      ProgramEnd.Output output = end.output();
      first = first == null ? output : first;
      last = output;
      stdout.append("$ ").append(String.join(" ", argv)).append('\n').append(output.stdout());
      if (!output.stdout().endsWith("\n")) {
        stdout.append('\n');
      }
      stderr.append(output.stderr());
    }
  }

  /** Runs them; the result is a success exactly when all of them exited 0. */
  AgentRun run(AgentOrder order, List<List<String>> fixers, Deadline deadline)
      throws InterruptedException {
    Log log = new Log();
    Map<String, String> environment = environment(order);
    for (List<String> argv : fixers) {
      ProgramEnd end =
          program.run(
              new AgentProgram.Launch(
                  Path.of(order.request().workspacePath()),
                  argv,
                  environment,
                  AgentKeys.secretsOf(environment),
                  deadline),
              order.stop());
      if (end instanceof ProgramEnd.Ran ran) {
        log.add(argv, ran);
      }
      if (!(end instanceof ProgramEnd.Exited(int code, var _) && code == 0)) {
        return ended(order, argv, log, codeOf(end), verdict(argv, end, deadline));
      }
    }
    return ended(order, fixers.getLast(), log, 0, AgentVerdict.success());
  }

  private static AgentVerdict verdict(List<String> argv, ProgramEnd end, Deadline deadline) {
    return switch (end) {
      case ProgramEnd.Exited(int code, ProgramEnd.Output output) ->
          failed(
              argv,
              "exited %d: %s".formatted(code, Excerpts.oneLine(output.stderr(), output.stdout())));
      case ProgramEnd.TimedOut _ ->
          AgentVerdict.timedOut(
              "[%s] Timed out after %ds".formatted(ENGINE, deadline.limit().toSeconds()));
      case ProgramEnd.Stopped(String why, var _) -> AgentVerdict.stopped(why);
      case ProgramEnd.StoppedBefore(String why) -> AgentVerdict.stopped(why);
      case ProgramEnd.Missing(String detail) -> failed(argv, "not found: " + detail);
      case ProgramEnd.NotStarted(String detail) -> failed(argv, "could not be started: " + detail);
    };
  }

  private static AgentVerdict failed(List<String> argv, String how) {
    return AgentVerdict.failed(
        FailureReasonCategory.BACKEND_ERROR, "[%s] %s %s".formatted(ENGINE, argv.getFirst(), how));
  }

  private AgentRun ended(
      AgentOrder order, List<String> argv, Log log, int code, AgentVerdict verdict) {
    ProgramEnd.Output first = log.first;
    ProgramEnd.Output last = log.last;
    var result =
        results.of(
            order.request(),
            verdict,
            results.logs(
                BackendName.DIRECT_LOCAL.wire(), log.stdout.toString(), log.stderr.toString()));
    if (first == null || last == null) {
      return new AgentRun(result, false, null);
    }
    return new AgentRun(
        result,
        true,
        new AgentCapture(
            ENGINE,
            null,
            program.masked(argv, AgentKeys.secretsOf(environment(order))),
            code,
            log.stdout.toString(),
            log.stderr.toString(),
            first.startedAt(),
            last.finishedAt(),
            verdict.timeoutHit(),
            false,
            false,
            last.containment()));
  }

  private static int codeOf(ProgramEnd end) {
    return end instanceof ProgramEnd.Exited(int code, var _) ? code : -1;
  }

  private Map<String, String> environment(AgentOrder order) {
    Map<String, String> environment = new HashMap<>();
    String name = order.repository().venvDir();
    Path programs = Path.of(order.request().workspacePath(), name == null ? "" : name, "bin");
    if (name != null && Files.isDirectory(programs)) {
      environment.put("VIRTUAL_ENV", String.valueOf(programs.getParent()));
      environment.put("PATH", programs + ":" + operatorPrograms.path());
    }
    environment.putAll(order.repository().env());
    return environment;
  }
}
