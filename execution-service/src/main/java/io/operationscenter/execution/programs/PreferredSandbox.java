package io.operationscenter.execution.programs;

import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.SandboxMode;
import io.operationscenter.kit.config.SandboxSection;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * A sandbox that is only preferred lets runs begin with less (design §6). That is said once in the
 * log of each start, and by every run itself.
 */
@Singleton
public final class PreferredSandbox {

  private final ConfigurationInUse configuration;

  PreferredSandbox(ConfigurationInUse configuration) {
    this.configuration = configuration;
  }

  /** What is preferred and what runs have instead, in a sentence; empty when they have it. */
  public static Optional<String> missed(SandboxSection sandbox) {
    return sandbox.mode() == SandboxMode.PREFERRED
        ? SandboxWish.unmet(sandbox)
            .map(wish -> "%s is preferred, %s is had".formatted(wish, SandboxWish.HAD))
        : Optional.empty();
  }

  void warn(@Observes StartupEvent started) {
    configuration
        .values()
        .map(OperatorConfiguration::sandbox)
        .flatMap(PreferredSandbox::missed)
        .ifPresent(
            missed ->
                Log.warnf(
                    "Runs are confined less than the sandbox of the configuration wishes: %s. Set"
                        + " sandbox.mode: required to refuse such runs, or sandbox.level and"
                        + " sandbox.egress to what is had",
                    missed));
  }
}
