package io.operationscenter.execution.backends.aiderlocal;

import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.backends.AgentOrder;
import io.operationscenter.execution.backends.AgentResults;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.backends.AiderRun;
import io.operationscenter.execution.backends.BackendAdapter;
import io.operationscenter.execution.backends.ClassifyAider;
import io.operationscenter.execution.backends.Deadline;
import io.operationscenter.execution.backends.LocalModel;
import io.operationscenter.execution.backends.SupportedRequest;
import io.operationscenter.kit.config.AiderLocalSection;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.configured.ConfigurationInUse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Aider with a model of Ollama on this machine (spec 03 §4.2). */
@Singleton
final class AiderLocalAdapter implements BackendAdapter {

  private static final AiderRun.Variant VARIANT =
      new AiderRun.Variant(
          new ClassifyAider(BackendName.AIDER_LOCAL, "aider_local"), "sk-local-ollama");
  private static final String NO_FILE = "execution has no configuration file";

  private final ConfigurationInUse configuration;
  private final AiderRun aider;
  private final AgentResults results;
  private final Clock clock;

  AiderLocalAdapter(
      ConfigurationInUse configuration, AiderRun aider, AgentResults results, Clock clock) {
    this.configuration = configuration;
    this.aider = aider;
    this.results = results;
    this.clock = clock;
  }

  @Override
  public BackendName backend() {
    return BackendName.AIDER_LOCAL;
  }

  @Override
  public Optional<String> notInstalled(AgentOrder order) {
    return configuration
        .values()
        .map(OperatorConfiguration::aiderLocal)
        .map(this::notReady)
        .orElse(Optional.of(NO_FILE));
  }

  @Override
  public AgentRun execute(AgentOrder order) throws InterruptedException {
    ExecutionRequest request = order.request();
    Optional<String> refused = SupportedRequest.whyNot(request, backend().wire());
    if (refused.isPresent()) {
      return results.notStarted(request, FailureReasonCategory.UNSUPPORTED_REQUEST, refused.get());
    }
    Optional<String> notReady = notInstalled(order);
    if (notReady.isPresent()) {
      return results.notStarted(request, FailureReasonCategory.BACKEND_ERROR, notReady.get());
    }
    return execute(order, configuration.values().orElseThrow().aiderLocal());
  }

  private AgentRun execute(AgentOrder order, AiderLocalSection settings)
      throws InterruptedException {
    ExecutionRequest request = order.request();
    Deadline deadline = Deadline.of(clock, request.timeoutSeconds(), settings.timeoutSeconds());
    try (MessageFile message = MessageFile.write(request)) {
      return aider.run(
          order,
          new AiderRun.Call(
              VARIANT,
              settings.binary(),
              arguments(settings, message.path()),
              settings.extraArgs(),
              aider.key(),
              deadline));
    } catch (IOException e) {
      return results.notStarted(
          request,
          FailureReasonCategory.BACKEND_ERROR,
          "Request mapping failed: " + e.getMessage());
    }
  }

  private static List<String> arguments(AiderLocalSection settings, Path message) {
    return List.of(
        "--model",
        settings.model(),
        "--api-base",
        settings.ollamaBaseUrl(),
        "--yes-always",
        "--message-file",
        message.toString());
  }

  private Optional<String> notReady(AiderLocalSection settings) {
    return aider.notReady(
        VARIANT, settings.binary(), () -> LocalModel.whyNot(settings.ollamaBaseUrl()));
  }
}
