package io.operationscenter.contracts.api;

import io.operationscenter.contracts.usage.AppendUsage;
import io.operationscenter.contracts.usage.AppendedUsage;
import io.operationscenter.contracts.usage.AuditPage;
import io.operationscenter.contracts.usage.SpendReport;
import io.operationscenter.contracts.usage.TaskUsage;
import io.operationscenter.contracts.usage.UsageEventPage;
import io.operationscenter.contracts.usage.UsageStatistics;
import io.operationscenter.contracts.usage.UsageSummary;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The ledger of execution: what was spent, what is left (design §5, spec 06 §16). */
@Path("/v1/usage")
@Produces(MediaType.APPLICATION_JSON)
public interface UsageApi {

  /** What is spent and what is left now. */
  @GET
  UsageSummary summary();

  /**
   * Events in the order in which they were recorded.
   *
   * @param after the {@code next} of the page before
   * @param limit most events in one page, 1 to 1000
   */
  @GET
  @Path("/events")
  UsageEventPage events(
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) int limit);

  /**
   * Appends events of planner, all of them or none. What counts against a budget is execution's
   * alone to write; 422 lists every fault, 409 names an id that is known with other content.
   */
  @POST
  @Path("/events")
  @Consumes(MediaType.APPLICATION_JSON)
  AppendedUsage append(@NotNull @Valid AppendUsage command);

  /** What is held of one task. */
  @GET
  @Path("/tasks/{task_id}")
  TaskUsage task(@PathParam("task_id") String taskId);

  /**
   * Statistics over the newest events.
   *
   * @param command a validation command: is it flaky?
   * @param category a category of proposals: how often do they succeed?
   * @param role a lane: how long do its runs usually work?
   */
  @GET
  @Path("/statistics")
  UsageStatistics statistics(
      @QueryParam("command") @Nullable String command,
      @QueryParam("category") @Nullable String category,
      @QueryParam("role") @Nullable String role);

  /**
   * What executions are estimated to have cost.
   *
   * @param windowDays how far to look back; events are kept 90 days
   */
  @GET
  @Path("/spend")
  SpendReport spend(
      @QueryParam("window_days") @DefaultValue("1") @Min(1) @Max(3650) long windowDays);

  /**
   * What happened, for an auditor, the oldest first.
   *
   * @param windowDays how far to look back; events are kept 90 days
   * @param after the {@code next} of the page before
   * @param limit most rows in one page, 1 to 1000
   */
  @GET
  @Path("/audit")
  AuditPage audit(
      @QueryParam("window_days") @DefaultValue("7") @Min(1) @Max(3650) long windowDays,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) int limit);
}
