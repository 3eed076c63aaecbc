package io.operationscenter.execution.backends;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionRequest;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets Aider work for one of the two local backends (spec 03 §4.1, §4.2). */
@Singleton
public final class AiderRun {

  private static final String ENGINE = "aider";
  private static final String KEY = "OPENAI_API_KEY";

  private final AgentProgram program;
  private final OperatorPrograms programs;
  private final AgentKeys keys;
  private final AgentResults results;

  /**
   * @param program runs it
   * @param programs finds it
   * @param keys of models
   * @param results makes the result
   */
  public AiderRun(
      AgentProgram program, OperatorPrograms programs, AgentKeys keys, AgentResults results) {
    this.program = program;
    this.programs = programs;
    this.keys = keys;
    this.results = results;
  }

  /**
   * Whose Aider it is.
   *
   * @param rules how its end is read
   * @param placeholderKey of servers that want a key and look at none
   */
  public record Variant(ClassifyAider rules, String placeholderKey) {}

  /**
   * How Aider is called.
   *
   * @param binary the program as the operator named it
   * @param arguments ours
   * @param extraArguments the operator's, which come last
   * @param environment besides that of the repository
   * @param deadline of the run
   */
  public record Call(
      Variant variant,
      String binary,
      List<String> arguments,
      List<String> extraArguments,
      Map<String, String> environment,
      Deadline deadline) {

    /** Copies what is mutable. */
    public Call {
      arguments = List.copyOf(arguments);
      extraArguments = List.copyOf(extraArguments);
      environment = Map.copyOf(environment);
    }

    private ClassifyAider rules() {
      return variant.rules();
    }

    /** Names only. */
    @Override
    public String toString() {
      return "Call[" + binary + "]";
    }
  }

  /** What Aider is told: goal and constraints. */
  public static String message(ExecutionRequest request) {
    String constraints = request.constraintsText();
    return constraints == null || constraints.isBlank()
        ? request.goalText()
        : request.goalText() + "\n\n## Constraints\n" + constraints;
  }

  /** The key for the model's server, if this service has one. */
  public Map<String, String> key() {
    return keys.of(List.of(KEY));
  }

  /**
   * Why Aider cannot be started; empty = it can.
   *
   * @param binary the program as the operator named it
   * @param whyNotLocal why its model is not on this machine; empty = it is
   */
  public Optional<String> notReady(
      Variant variant, String binary, Supplier<Optional<String>> whyNotLocal) {
    return programs.find(binary).isEmpty()
        ? variant.rules().missing(binary).reasonText()
        : whyNotLocal
            .get()
            .map(why -> SupportedRequest.refusal(variant.rules().backend().wire(), why));
  }

  /** Runs it to its end. */
  public AgentRun run(AgentOrder order, Call call) throws InterruptedException {
    ExecutionRequest request = order.request();
    Path workspace = Path.of(request.workspacePath());
    Map<String, String> environment = new HashMap<>(order.repository().env());
    environment.put(KEY, call.variant().placeholderKey());
    environment.putAll(call.environment());
    List<String> secrets = new ArrayList<>(AgentKeys.secretsOf(call.extraArguments()));
    secrets.addAll(AgentKeys.secretsOf(environment));
    TouchedFiles touched = TouchedFiles.sinceNow(workspace);
    ProgramEnd end =
        program.run(
            new AgentProgram.Launch(workspace, argv(call), environment, secrets, call.deadline()),
            order.stop());
    ClassifyAider rules = call.rules();
    return switch (end) {
      case ProgramEnd.Missing _ ->
          new AgentRun(results.of(request, rules.missing(call.binary()), List.of()), false, null);
      case ProgramEnd.NotStarted(String detail) ->
          results.notStarted(
              request,
              FailureReasonCategory.BACKEND_ERROR,
              "[%s] could not be started: %s".formatted(rules.tag(), detail));
      case ProgramEnd.StoppedBefore(String why) ->
          new AgentRun(results.of(request, AgentVerdict.stopped(why), List.of()), false, null);
      case ProgramEnd.Stopped stopped ->
          ran(order, call, stopped, -1, AgentVerdict.stopped(stopped.why()), secrets);
      case ProgramEnd.TimedOut timedOut ->
          ran(
              order,
              call,
              timedOut,
              -1,
              rules.timedOut(call.deadline().limit().toSeconds()),
              secrets);
      case ProgramEnd.Exited exited ->
          ran(
              order,
              call,
              exited,
              exited.code(),
              rules.exited(
                  exited.code(),
                  exited.output().stdout(),
                  exited.output().stderr(),
                  exited.code() != 0 || touched.any()),
              secrets);
    };
  }

  private List<String> argv(Call call) {
    List<String> argv = new ArrayList<>();
    argv.add(programs.find(call.binary()).map(Path::toString).orElse(call.binary()));
    argv.addAll(call.arguments());
    argv.addAll(call.extraArguments());
    return argv;
  }

  private AgentRun ran(
      AgentOrder order,
      Call call,
      ProgramEnd.Ran end,
      int code,
      AgentVerdict verdict,
      List<String> secrets) {
    ProgramEnd.Output output = end.output();
    return new AgentRun(
        results.of(
            order.request(),
            verdict,
            results.logs(call.rules().backend().wire(), output.stdout(), output.stderr())),
        true,
        new AgentCapture(
            ENGINE,
            null,
            program.masked(argv(call), secrets),
            code,
            output.stdout(),
            output.stderr(),
            output.startedAt(),
            output.finishedAt(),
            verdict.timeoutHit(),
            verdict.rateLimited(),
            verdict.quotaExhausted(),
            output.containment()));
  }
}
