package io.operationscenter.planner.shell.print;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.usage.BreakerState;
import io.operationscenter.contracts.usage.SpendReport;
import io.operationscenter.contracts.usage.TaskUsage;
import io.operationscenter.contracts.usage.UsageSummary;
import io.operationscenter.contracts.usage.UsageWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ledger in words and tables. */
public final class UsageText {

  private static final String NONE = "-";

  private UsageText() {}

  /** What is spent and what is left. */
  public static List<String> summary(UsageSummary usage, Terminal terminal) {
    Table windows = new Table(-1, "WINDOW", "LIMIT", "USED", "RESERVED", "LEFT");
    add(windows, "hourly", usage.hourly());
    add(windows, "daily", usage.daily());
    usage.repositories().forEach((key, window) -> add(windows, "daily, " + key, window));
    Lines lines = new Lines();
    lines.add("Left", usage.remaining() + " execution(s)");
    lines.add("Breaker", breaker(usage.breaker()));
    lines.add(
        "Running",
        usage.maxConcurrent() == 0
            ? Long.toString(usage.running())
            : "%d of %d".formatted(usage.running(), usage.maxConcurrent()));
    Double degradation = usage.degradation();
    if (degradation != null) {
      lines.add(
          "Degraded", "only %.0f %% of the newest runs succeeded".formatted(100 * degradation));
    }
    lines.add(
        "Refused",
        usage.counters().entrySet().stream()
            .filter(counter -> counter.getValue() > 0)
            .map(
                counter ->
                    "%s %d".formatted(counter.getKey().replace('_', ' '), counter.getValue()))
            .collect(Collectors.joining("\n")));
    List<String> all = new ArrayList<>(windows.lines(terminal));
    all.addAll(lines.all());
    return all;
  }

  /** One task. */
  public static List<String> task(TaskUsage task) {
    Lines lines = new Lines();
    lines.add("Task", task.taskId());
    lines.add("Attempts", Long.toString(task.attempts()));
    lines.add(
        "Last run", task.lastExecutionAt() == null ? NONE : task.lastExecutionAt().toString());
    lines.add("Blocked", "%d time(s) since it last succeeded".formatted(task.consecutiveBlocks()));
    task.signatures().forEach((role, signature) -> lines.add("Signature", role + ": " + signature));
    return lines.all();
  }

  /** What executions cost. */
  public static List<String> spend(SpendReport report, Terminal terminal) {
    Table table = new Table(-1, "REPO", "EXECUTIONS", "ESTIMATED USD");
    report
        .perRepo()
        .forEach(
            (repo, spend) ->
                table.add(repo, Long.toString(spend.executions()), usd(spend.estimatedUsd())));
    table.add(
        "total, %d day(s)".formatted(report.windowDays()),
        Long.toString(report.totalExecutions()),
        usd(report.totalEstimatedUsd()));
    return table.lines(terminal);
  }

  /** A table for what happened. */
  public static Table audit() {
    return new Table(3, "TIME", "KIND", "REPO", "OUTCOME", "LANE", "SECONDS", "TASK");
  }

  /** Adds what happened to such a table. */
  public static void audit(Table table, JsonNode row) {
    table.add(
        cell(row, "timestamp"),
        cell(row, "kind"),
        cell(row, "repo_key"),
        cell(row, "outcome"),
        cell(row, "role"),
        cell(row, "duration_seconds"),
        cell(row, "task_id"));
  }

  private static void add(Table table, String name, UsageWindow window) {
    table.add(
        name,
        Long.toString(window.limit()),
        Long.toString(window.used()),
        Long.toString(window.reserved()),
        Long.toString(window.remaining()));
  }

  private static String breaker(BreakerState breaker) {
    String counted = "%d of %d failed".formatted(breaker.failures(), breaker.samples());
    return breaker.open()
        ? "open until %s, %s".formatted(breaker.closesAt(), counted)
        : "closed, " + counted;
  }

  private static String usd(double amount) {
    return String.format(Locale.ROOT, "%.6f", amount);
  }

  private static String cell(JsonNode row, String name) {
    String text = row.path(name).isNull() ? "" : row.path(name).asText();
    return text.isEmpty() ? NONE : text;
  }
}
