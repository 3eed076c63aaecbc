package io.operationscenter.execution.backends.directlocal;

import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.execution.backends.AgentKeys;
import io.operationscenter.execution.backends.AgentOrder;
import io.operationscenter.execution.backends.AgentResults;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.backends.AiderRun;
import io.operationscenter.execution.backends.BackendAdapter;
import io.operationscenter.execution.backends.ClassifyAider;
import io.operationscenter.execution.backends.Deadline;
import io.operationscenter.execution.backends.OperatorPrograms;
import io.operationscenter.execution.backends.SupportedRequest;
import io.operationscenter.kit.config.AiderSection;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.configured.ConfigurationInUse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Local work: the fixers of the task type first; when there are none, or one of them fails, Aider
 * with a model on this machine (spec 03 §4.1, design §8).
 */
@Singleton
final class DirectLocalAdapter implements BackendAdapter {

  private static final AiderRun.Variant VARIANT =
      new AiderRun.Variant(new ClassifyAider(BackendName.DIRECT_LOCAL, "aider"), "sk-local-direct");
  private static final String NO_FILE = "execution has no configuration file";

  private final ConfigurationInUse configuration;
  private final OperatorPrograms programs;
  private final AgentKeys keys;
  private final RunFixers fixers;
  private final AiderRun aider;
  private final AgentResults results;
  private final Clock clock;

  DirectLocalAdapter(
      ConfigurationInUse configuration,
      OperatorPrograms programs,
      AgentKeys keys,
      RunFixers fixers,
      AiderRun aider,
      AgentResults results,
      Clock clock) {
    this.configuration = configuration;
    this.programs = programs;
    this.keys = keys;
    this.fixers = fixers;
    this.aider = aider;
    this.results = results;
    this.clock = clock;
  }

  @Override
  public BackendName backend() {
    return BackendName.DIRECT_LOCAL;
  }

  @Override
  public Optional<String> notInstalled(AgentOrder order) {
    return configuration
        .values()
        .map(
            values ->
                fixersReady(fixersOf(values, order))
                    ? Optional.<String>empty()
                    : aiderNotReady(values.aider(), order))
        .orElse(Optional.of(NO_FILE));
  }

  @Override
  public AgentRun execute(AgentOrder order) throws InterruptedException {
    Optional<String> refused = SupportedRequest.whyNot(order.request(), backend().wire());
    if (refused.isPresent()) {
      return results.notStarted(
          order.request(), FailureReasonCategory.UNSUPPORTED_REQUEST, refused.get());
    }
    Optional<OperatorConfiguration> values = configuration.values();
    return values.isPresent()
        ? execute(order, values.get())
        : results.notStarted(order.request(), FailureReasonCategory.BACKEND_ERROR, NO_FILE);
  }

  private AgentRun execute(AgentOrder order, OperatorConfiguration values)
      throws InterruptedException {
    AiderSection settings = values.aider();
    Deadline deadline =
        Deadline.of(clock, order.request().timeoutSeconds(), settings.timeoutSeconds());
    List<List<String>> configured = fixersOf(values, order);
    Optional<String> notReady = aiderNotReady(settings, order);
    if (configured.isEmpty()) {
      return notReady.isPresent()
          ? results.notStarted(order.request(), FailureReasonCategory.BACKEND_ERROR, notReady.get())
          : aider(order, settings, deadline);
    }
    AgentRun fixed = fixers.run(order, configured, deadline);
    boolean failed = fixed.result().status() == ExecutionStatus.FAILED;
    return failed && notReady.isEmpty()
        ? results.withEarlier(aider(order, settings, deadline), fixed.result().artifacts())
        : fixed;
  }

  private AgentRun aider(AgentOrder order, AiderSection settings, Deadline deadline)
      throws InterruptedException {
    return aider.run(
        order,
        new AiderRun.Call(
            VARIANT,
            settings.binary(),
            AiderArguments.of(settings, order.request()),
            settings.extraArgs(),
            environment(order),
            deadline));
  }

  private Optional<String> aiderNotReady(AiderSection settings, AgentOrder order) {
    return aider.notReady(
        VARIANT, settings.binary(), () -> AiderEndpoint.whyNotLocal(settings, environment(order)));
  }

  /** A fixer inside the repository can only be looked for when its files are there. */
  private boolean fixersReady(List<List<String>> configured) {
    return !configured.isEmpty()
        && configured.stream()
            .map(List::getFirst)
            .allMatch(program -> (program.indexOf('/') > 0) || programs.find(program).isPresent());
  }

  private static List<List<String>> fixersOf(OperatorConfiguration values, AgentOrder order) {
    return values.execution().fixers().getOrDefault(order.taskType().wire(), List.of());
  }

  private Map<String, String> environment(AgentOrder order) {
    Map<String, String> environment = new HashMap<>(keys.of(AgentKeys.LOCAL_MODELS));
    order
        .repository()
        .env()
        .forEach(
            (name, value) -> {
              if (!value.isBlank()) {
                environment.put(name, value);
              }
            });
    return environment;
  }
}
