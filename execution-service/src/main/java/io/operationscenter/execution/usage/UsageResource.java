package io.operationscenter.execution.usage;

import io.operationscenter.contracts.api.UsageApi;
import io.operationscenter.contracts.usage.AppendUsage;
import io.operationscenter.contracts.usage.AppendedUsage;
import io.operationscenter.contracts.usage.AuditPage;
import io.operationscenter.contracts.usage.SpendReport;
import io.operationscenter.contracts.usage.TaskUsage;
import io.operationscenter.contracts.usage.UsageEventPage;
import io.operationscenter.contracts.usage.UsageStatistics;
import io.operationscenter.contracts.usage.UsageSummary;
import io.operationscenter.kit.edge.Operation;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The ledger over REST. */
@Singleton
@RunOnVirtualThread
class UsageResource implements UsageApi {

  private final Usage usage;
  private final AppendEvents append;

  UsageResource(Usage usage, AppendEvents append) {
    this.usage = usage;
    this.append = append;
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public UsageSummary summary() {
    return usage.summary();
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public UsageEventPage events(long after, int limit) {
    return usage.events(after, limit);
  }

  @Override
  @RolesAllowed(Operation.USAGE_APPEND)
  public AppendedUsage append(AppendUsage command) {
    return append.append(command);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public TaskUsage task(String taskId) {
    return usage.task(taskId);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public UsageStatistics statistics(
      @Nullable String command, @Nullable String category, @Nullable String role) {
    return usage.statistics(command, category, role);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public SpendReport spend(long windowDays) {
    return usage.spend(windowDays);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public AuditPage audit(long windowDays, @Nullable String after, int limit) {
    try {
      return usage.audit(windowDays, after, limit);
    } catch (IllegalArgumentException badCursor) {
      throw new ProblemException(
          ProblemKind.INVALID_REQUEST, String.valueOf(badCursor.getMessage()));
    }
  }
}
