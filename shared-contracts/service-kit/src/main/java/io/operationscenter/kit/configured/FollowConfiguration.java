package io.operationscenter.kit.configured;

import io.operationscenter.kit.config.file.ConfigurationFault;
import io.operationscenter.kit.config.file.ReloadOutcome;
import io.operationscenter.kit.config.file.ReloadableConfiguration;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at the operator's file again every few seconds and says what it found, once each time. */
@Singleton
final class FollowConfiguration {

  private final ConfigurationInUse configuration;
  private final AtomicReference<@Nullable ReloadOutcome> lastSaid = new AtomicReference<>();

  FollowConfiguration(ConfigurationInUse configuration) {
    this.configuration = configuration;
  }

  void sayWhatIsUsed(@Observes StartupEvent started) {
    switch (configuration) {
      case ConfigurationInUse.Defaults none ->
          Log.warnf("No configuration at %s; working with defaults", none.expected());
      case ConfigurationInUse.FromFile file -> {
        Log.infof(
            "Configuration %s, digest %s",
            file.file().state().loaded().source(), file.file().state().digest());
        file.file().state().loaded().warnings().forEach(warning -> Log.warn(warning.toString()));
      }
    }
  }

  @Scheduled(
      every = "10s",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    if (configuration instanceof ConfigurationInUse.FromFile(ReloadableConfiguration file, _)) {
      say(file.reload(), file);
    }
  }

  private void say(ReloadOutcome outcome, ReloadableConfiguration file) {
    if (outcome.equals(lastSaid.getAndSet(outcome))) {
      return;
    }
    switch (outcome) {
      case ReloadOutcome.Unchanged _ -> Log.debugf("Configuration unchanged");
      case ReloadOutcome.Replaced replaced ->
          Log.infof(
              "Configuration reloaded: digest %s, before %s",
              file.state().digest(), replaced.formerDigest());
      case ReloadOutcome.Refused refused ->
          Log.errorf(
              "The changed configuration is refused, %s stays in use: %s",
              file.state().digest(), lines(refused.faults()));
    }
  }

  private static String lines(List<ConfigurationFault> faults) {
    return faults.stream().map(ConfigurationFault::toString).collect(Collectors.joining("; "));
  }
}
