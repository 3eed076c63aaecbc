package io.operationscenter.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.planner.samples.StandIn;
import io.operationscenter.planner.samples.StandIn.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageCommandsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUMMARY =
      """
      {"updated_at": "2026-05-04T12:00:00Z",
       "hourly": {"limit": 10, "used": 4, "reserved": 1, "remaining": 6},
       "daily": {"limit": 50, "used": 46, "reserved": 1, "remaining": 4},
       "remaining": 4,
       "repositories": {"api": {"limit": 3, "used": 3, "reserved": 0, "remaining": 0}},
       "breaker": {"open": true, "samples": 5, "failures": 4, "threshold": 0.8,
                   "closes_at": "2026-05-04T15:00:00Z"},
       "running": 1, "max_concurrent": 2, "degradation": 0.4,
       "counters": {"skipped_due_to_budget": 3, "skipped_due_to_noop": 0}}""";

  @TempDir Path folder;
  private CommandRun commands;

  @BeforeEach
  void standInsForTheServices() throws Exception {
    commands = new CommandRun(folder);
  }

  @AfterEach
  void close() {
    commands.close();
  }

  private void answers(String path, String json) {
    commands.execution.on("GET", path, _ -> Answer.json(200, json));
  }

  @Test
  void showsWhatIsSpentAndWhatStandsInTheWay() {
    // Given
    answers("/v1/usage", SUMMARY);

    // When
    int code = commands.run("usage");

    // Then
    assertThat(code).isZero();
    assertThat(commands.out())
        .isEqualTo(
            """
            WINDOW      LIMIT  USED  RESERVED  LEFT
            hourly      10     4     1         6
            daily       50     46    1         4
            daily, api  3      3     0         0
            Left        4 execution(s)
            Breaker     open until 2026-05-04T15:00:00Z, 4 of 5 failed
            Running     1 of 2
            Degraded    only 40 % of the newest runs succeeded
            Refused     skipped due to budget 3
            """);
  }

  @Test
  void showsATask() {
    answers(
        "/v1/usage/tasks/t1",
        """
        {"task_id": "t1", "attempts": 2, "last_execution_at": "2026-05-04T11:00:00Z",
         "signatures": {"goal": "t1|Ready for AI||0f"}, "consecutive_blocks": 1}""");

    assertThat(commands.run("usage", "--task-id", "t1")).isZero();

    assertThat(commands.out())
        .contains(
            "Attempts    2\n",
            "Last run    2026-05-04T11:00:00Z\n",
            "Blocked     1 time(s) since it last succeeded\n",
            "Signature   goal: t1|Ready for AI||0f\n");
  }

  @Test
  void jsonIsWhatIsServed() throws Exception {
    answers("/v1/usage", SUMMARY);

    commands.run("usage", "--output", "json");

    assertThat(JSON.readTree(commands.out())).isEqualTo(JSON.readTree(SUMMARY));
  }

  @Test
  void addsUpWhatWasSpent() throws Exception {
    // Given
    String report =
        """
        {"window_days": 7, "total_executions": 3, "total_estimated_usd": 0.75,
         "per_repo": {"api": {"executions": 2, "estimated_usd": 0.5},
                      "unknown": {"executions": 1, "estimated_usd": 0.25}}}""";
    answers("/v1/usage/spend", report);

    // When
    int code = commands.run("spend-report", "--window-days", "7");

    // Then
    assertThat(code).isZero();
    assertThat(commands.err()).isEmpty();
    assertThat(commands.out())
        .isEqualTo(
            """
            REPO             EXECUTIONS  ESTIMATED USD
            api              2           0.500000
            unknown          1           0.250000
            total, 7 day(s)  3           0.750000
            """);
    commands.run("spend-report", "--output", "json");
    assertThat(JSON.readTree(commands.out())).isEqualTo(JSON.readTree(report));
    assertThat(commands.execution.asked())
        .extracting(StandIn.Asked::query)
        .containsExactly("window_days=7", "window_days=1");
  }

  @Test
  void saysWhenAReportLooksBackFurtherThanEventsAreKept() {
    answers(
        "/v1/usage/spend",
        """
        {"window_days": 91, "total_executions": 0, "total_estimated_usd": 0.0, "per_repo": {}}""");

    assertThat(commands.run("spend-report", "--window-days", "91")).isZero();

    assertThat(commands.err()).isEqualTo("Events are kept 90 days; nothing older is reported.\n");
  }

  @Test
  void exportsEveryPageForAnAuditor() throws Exception {
    // Given
    commands.execution.on(
        "GET",
        "/v1/usage/audit",
        asked ->
            Answer.json(
                200,
                asked.query().contains("after=")
                    ? """
                      {"rows": [{"kind": "escalation", "task_id": null, "role": null,
                        "outcome": "escalated", "repo_key": null, "duration_seconds": null,
                        "kodo_version": null, "timestamp": "2026-05-04T12:00:00Z",
                        "classification": "oom"}], "next": null}"""
                    : """
                      {"rows": [{"kind": "execution", "task_id": "t1", "role": "goal",
                        "outcome": "succeeded", "repo_key": "api", "duration_seconds": 61.5,
                        "kodo_version": "2.1", "timestamp": "2026-05-04T11:00:00Z"}],
                       "next": "1777892400000.7"}"""));

    // When
    int code = commands.run("audit-export", "--output", "table");
    String table = commands.out();
    commands.run("audit-export", "--window-days", "30");

    // Then
    assertThat(code).isZero();
    assertThat(table)
        .isEqualTo(
            """
            TIME                  KIND       REPO  OUTCOME    LANE  SECONDS  TASK
            2026-05-04T11:00:00Z  execution  api   succeeded  goal  61.5     t1
            2026-05-04T12:00:00Z  escalation  -     escalated  -     -        -
            """);
    JsonNode rows = JSON.readTree(commands.out());
    assertThat(rows).hasSize(2);
    assertThat(rows.path(1).path("classification").asText()).isEqualTo("oom");
    assertThat(commands.execution.asked())
        .extracting(StandIn.Asked::query)
        .containsExactly(
            "window_days=7&limit=1000",
            "window_days=7&after=1777892400000.7&limit=1000",
            "window_days=30&limit=1000",
            "window_days=30&after=1777892400000.7&limit=1000");
  }

  @Test
  void printsATableWhileItIsReadAndItsColumnsGetWider() {
    // Given: the third page is not answered
    commands.execution.on(
        "GET",
        "/v1/usage/audit",
        asked ->
            switch (asked.query()) {
              case "window_days=7&limit=1000" ->
                  Answer.json(200, "{\"rows\": [{\"kind\": \"escalation\"}], \"next\": \"1.7\"}");
              case "window_days=7&after=1.7&limit=1000" ->
                  Answer.json(
                      200,
                      """
                      {"rows": [{"kind": "quality_warning", "task_id": "t1"},
                        {"kind": "execution", "task_id": "t2"}], "next": "1.8"}""");
              default -> Answer.problem(503, "the store is away");
            });

    // When
    int code = commands.run("audit-export", "--output", "table");

    // Then
    assertThat(code).isNotZero();
    assertThat(commands.out())
        .isEqualTo(
            """
            TIME  KIND        REPO  OUTCOME  LANE  SECONDS  TASK
            -     escalation  -     -        -     -        -
            -     quality_warning  -     -        -     -        t1
            -     execution        -     -        -     -        t2
            """);
    assertThat(commands.err()).contains("the store is away");
  }

  @Test
  void printsWhatItHasBeforeItAsksForMore() {
    // Given: the second page is not answered
    commands.execution.on(
        "GET",
        "/v1/usage/audit",
        asked ->
            asked.query().contains("after=")
                ? Answer.problem(503, "the store is away")
                : Answer.json(200, "{\"rows\": [{\"kind\": \"execution\"}], \"next\": \"1.7\"}"));

    // When
    int code = commands.run("audit-export", "--output", "json");

    // Then: no list that could be taken for the whole
    assertThat(code).isNotZero();
    assertThat(commands.out()).contains("execution").doesNotContain("]");
    assertThat(commands.err()).contains("the store is away");
  }

  @Test
  void anAuditOfNothingIsAnEmptyList() {
    answers("/v1/usage/audit", "{\"rows\": [], \"next\": null}");

    assertThat(commands.run("audit-export")).isZero();

    assertThat(commands.out()).isEqualTo("[]\n");
  }

  @Test
  void refusesAWindowThatTheServiceRefuses() {
    commands.execution.on(
        "GET", "/v1/usage/spend", _ -> Answer.problem(400, "window_days must be at least 1"));

    assertThat(commands.run("spend-report", "--window-days", "0")).isEqualTo(2);

    assertThat(commands.err()).contains("window_days must be at least 1");
  }
}
