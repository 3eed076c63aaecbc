package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.execution.settings.Settings;
import io.operationscenter.kit.config.environment.EnvironmentReader;
import io.operationscenter.kit.config.environment.Operation;
import io.operationscenter.kit.lease.LeaseLost;
import io.operationscenter.kit.store.StoreException;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Removes evidence that is older than the operator wants it kept. */
@Singleton
class PruneEvidence {

  private final Settings settings;
  private final RecordRemovals record;
  private final RemoveHere here;
  private final @Nullable Long logsDays;

  @Inject
  PruneEvidence(Settings settings, RecordRemovals record, RemoveHere here, Clock clock) {
    this(
        settings,
        record,
        here,
        new EnvironmentReader(ContractCodec.withRandomIds(clock), System::getenv)
            .read(Operation.class)
            .orThrow("environment")
            .retentionDays());
  }

  PruneEvidence(
      Settings settings, RecordRemovals record, RemoveHere here, @Nullable Long logsDays) {
    this.settings = settings;
    this.record = record;
    this.here = here;
    this.logsDays = logsDays;
  }

  @Scheduled(
      every = "15m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    try {
      prune();
    } catch (StoreException | EvidenceNotStored | LeaseLost e) {
      Log.warnf("Old evidence is not removed, it is tried again: %s", e.getMessage());
    }
  }

  void prune() {
    settings
        .current()
        .map(inForce -> RetentionRules.of(inForce.configuration().retention(), logsDays))
        .ifPresent(record::by);
    here.all();
  }
}
