package io.operationscenter.execution.usage;

import io.operationscenter.contracts.usage.AuditPage;
import io.operationscenter.contracts.usage.SpendReport;
import io.operationscenter.contracts.usage.TaskUsage;
import io.operationscenter.contracts.usage.UsageEventPage;
import io.operationscenter.contracts.usage.UsageStatistics;
import io.operationscenter.contracts.usage.UsageSummary;
import io.operationscenter.execution.ledger.ExportAudit;
import io.operationscenter.execution.ledger.ListEvents;
import io.operationscenter.execution.ledger.ReadStatistics;
import io.operationscenter.execution.ledger.ReadTask;
import io.operationscenter.execution.ledger.ReportSpend;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.settings.Settings;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.operationscenter.kit.store.Store;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What others may ask of the ledger, each answer of one moment. */
@Singleton
final class Usage {

  private final Store store;
  private final Settings settings;
  private final Reports reports;
  private final Clock clock;

  Usage(Store store, Settings settings, Reports reports, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.reports = reports;
    this.clock = clock;
  }

  UsageSummary summary() {
    InForce inForce =
        settings
            .current()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemKind.UNAVAILABLE,
                        "This service works without a configuration file, so there are no limits"
                            + " to measure against."));
    return store.read(tx -> reports.summary.of(tx, inForce, clock.instant()));
  }

  UsageEventPage events(long after, int limit) {
    return store.read(tx -> ListEvents.page(tx, after, limit));
  }

  TaskUsage task(String taskId) {
    return store.read(tx -> reports.tasks.of(tx, taskId));
  }

  UsageStatistics statistics(
      @Nullable String command, @Nullable String category, @Nullable String role) {
    ReadStatistics read = reports.statistics;
    return store.read(
        tx ->
            new UsageStatistics(
                orNull(read.degradation(tx)),
                read.satiated(tx),
                command == null ? null : read.flaky(tx, command),
                category == null ? null : read.successRate(tx, category),
                role == null ? null : orNull(read.usualDuration(tx, role))));
  }

  SpendReport spend(long windowDays) {
    return store.read(tx -> reports.spend.of(tx, windowDays, clock.instant()));
  }

  AuditPage audit(long windowDays, @Nullable String after, int limit) {
    return store.read(
        tx ->
            reports.audit.page(
                tx, clock.instant().minus(Duration.ofDays(windowDays)), after, limit));
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /** What reads the ledger. */
  @Singleton
  record Reports(
      SummariseUsage summary,
      ReadTask tasks,
      ReadStatistics statistics,
      ReportSpend spend,
      ExportAudit audit) {}
}
