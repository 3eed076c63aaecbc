package io.operationscenter.execution.backends.kodo;

import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.backends.AgentOrder;
import io.operationscenter.execution.backends.AgentResults;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.backends.BackendAdapter;
import io.operationscenter.execution.backends.Deadline;
import io.operationscenter.execution.backends.OperatorPrograms;
import io.operationscenter.execution.backends.SupportedRequest;
import io.operationscenter.kit.config.AgentEngine;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.configured.ConfigurationInUse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the engine in the kodo slot work (spec 03 §4.3). */
@Singleton
final class KodoAdapter implements BackendAdapter {

  private static final String NAME = "kodo";
  private static final String NO_FILE = "execution has no configuration file";

  private final ConfigurationInUse configuration;
  private final OperatorPrograms programs;
  private final EngineVersion versions;
  private final RunEngine engines;
  private final AgentResults results;
  private final Clock clock;

  KodoAdapter(
      ConfigurationInUse configuration,
      OperatorPrograms programs,
      EngineVersion versions,
      RunEngine engines,
      AgentResults results,
      Clock clock) {
    this.configuration = configuration;
    this.programs = programs;
    this.versions = versions;
    this.engines = engines;
    this.results = results;
    this.clock = clock;
  }

  @Override
  public BackendName backend() {
    return BackendName.KODO;
  }

  @Override
  public Optional<String> notInstalled(AgentOrder order) {
    Optional<OperatorConfiguration> values = configuration.values();
    if (values.isEmpty()) {
      return Optional.of(NO_FILE);
    }
    Engine engine = Engine.of(values.get(), order);
    return refused(engine, order).or(() -> missing(engine));
  }

  @Override
  public AgentRun execute(AgentOrder order) throws InterruptedException {
    ExecutionRequest request = order.request();
    Optional<OperatorConfiguration> values = configuration.values();
    if (values.isEmpty()) {
      return results.notStarted(request, FailureReasonCategory.BACKEND_ERROR, NO_FILE);
    }
    Engine engine = Engine.of(values.get(), order);
    Optional<String> refused =
        SupportedRequest.whyNot(request, NAME).or(() -> refused(engine, order));
    if (refused.isPresent()) {
      return results.notStarted(request, FailureReasonCategory.UNSUPPORTED_REQUEST, refused.get());
    }
    Optional<String> missing = missing(engine);
    return missing.isPresent()
        ? results.notStarted(
            request,
            FailureReasonCategory.BACKEND_ERROR,
            engine.name() + " invocation failed: " + missing.get())
        : execute(order, engine);
  }

  private AgentRun execute(AgentOrder order, Engine engine) throws InterruptedException {
    ExecutionRequest request = order.request();
    Deadline deadline =
        Deadline.of(clock, request.timeoutSeconds(), engine.settings().timeoutSeconds());
    // The file is written first of all; only that can fail in a way the engine knows nothing of.
    try (GoalFile goal = GoalFile.write(request)) {
      return engines.run(
          order,
          new RunEngine.Start(
              engine, version(engine, order), command(engine, request, goal.path()), deadline));
    } catch (IOException e) {
      return results.notStarted(
          request,
          FailureReasonCategory.BACKEND_ERROR,
          "Request mapping failed: " + e.getMessage());
    }
  }

  private List<String> command(Engine engine, ExecutionRequest request, Path goalFile) {
    Path workspace = Path.of(request.workspacePath());
    if (engine.kind() == AgentEngine.KODO) {
      return EngineCommand.kodo(
          program(engine), engine.settings(), request.executionMode(), goalFile, workspace);
    }
    List<String> command = new ArrayList<>(engine.command());
    command.set(0, program(engine));
    return EngineCommand.filled(command, goalFile, workspace);
  }

  private String program(Engine engine) {
    return programs.find(engine.program()).map(Path::toString).orElse(engine.program());
  }

  private @Nullable String version(Engine engine, AgentOrder order) throws InterruptedException {
    if (engine.kind() != AgentEngine.KODO) {
      return null;
    }
    Optional<Path> binary = programs.find(engine.program());
    return binary.isPresent()
        ? versions
            .of(binary.get(), Path.of(order.request().workspacePath()), order.stop())
            .orElse(null)
        : null;
  }

  private Optional<String> missing(Engine engine) {
    return engine.liesInTheWorkspace() || programs.find(engine.program()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "program %s of engine %s is not installed".formatted(engine.program(), engine.name()));
  }

  private static Optional<String> refused(Engine engine, AgentOrder order) {
    if (engine.remote() && !order.lane().remote()) {
      return Optional.of(
          SupportedRequest.refusal(
              NAME,
              "lane %s is local, but backends.kodo.remote is true".formatted(order.lane().wire())));
    }
    return switch (engine.kind()) {
      case KODO, COMMAND -> Optional.empty();
      case CLAUDE, CODEX, GEMINI ->
          Optional.of(
              SupportedRequest.refusal(
                  NAME,
                  "engine %s of backends.kodo.engine cannot be run yet; use kodo, or command with its argument vector"
                      .formatted(engine.name())));
    };
  }
}
