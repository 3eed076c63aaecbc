package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.tickets.TimelineEntry;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.kit.testing.LoggedLines;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Duration;
import java.util.List;

/** What the ledger holds of a run once it ended. */
class SettlementTest {

  private static List<String> fields(Bench bench, String kind, String name) {
    return bench.details(kind).stream().map(details -> details.path(name).asText()).toList();
  }

  @OnBothDatabases
  void tellsDurationOutcomeAndCost(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.configure(c -> c.put("cost_per_execution_usd", 0.25));
      Attempt attempt =
          Attempt.admitted(
              bench.service(),
              "t1",
              Commands.of("task", c -> Commands.card(c).put("noop_signature", "same")));

      // When: the price of another day does not count
      bench.settings.configure(c -> c.put("cost_per_execution_usd", 9));
      attempt.running().succeeded(Duration.ofMillis(61_549));

      // Then
      assertThat(bench.place("t1")).isEqualTo("settled");
      assertThat(fields(bench, "execution", "signature")).containsExactly("same");
      assertThat(fields(bench, "execution_duration", "duration_seconds")).containsExactly("61.5");
      assertThat(fields(bench, "execution_cost", "estimated_usd")).containsExactly("0.25");
      assertThat(bench.details("execution_outcome"))
          .singleElement()
          .satisfies(
              outcome -> {
                assertThat(outcome.path("succeeded").asBoolean()).isTrue();
                assertThat(outcome.path("kodo_version").asText()).isEqualTo("1.2");
                assertThat(outcome.path("role").asText()).isEqualTo("goal");
              });
    }
  }

  @OnBothDatabases
  void costsNothingWhereTheOperatorNamesNoPrice(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      Attempt.admitted(bench.service(), "t1", Commands.of("task"))
          .running()
          .succeeded(Duration.ofSeconds(1));

      assertThat(bench.usage("execution_cost")).isZero();
      assertThat(bench.usage("execution")).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void aRepairOfValidationTeachesTheBreakerNothing(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // When
      Attempt.admitted(
              bench.service(),
              "t1",
              Commands.of("fix", c -> Commands.card(c).put("open_fix_validation_task", "fix")))
          .running()
          .succeeded(Duration.ofSeconds(1));

      // Then
      assertThat(bench.usage("execution_outcome")).isZero();
      assertThat(bench.usage("execution")).isEqualTo(1);
      assertThat(bench.usage("execution_duration")).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void aRunThatWorksTwiceAsLongAsOthersStandsOut(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture);
        LoggedLines logged = LoggedLines.beginningWith("duration_anomaly: ")) {
      // Given
      Service service = bench.service();
      for (int i = 0; i < 3; i++) {
        Attempt.admitted(service, "t" + i, Commands.of("task" + i))
            .running()
            .succeeded(Duration.ofSeconds(10));
      }

      // When
      Attempt.admitted(service, "usual", Commands.of("a"))
          .running()
          .succeeded(Duration.ofSeconds(20));
      Attempt.admitted(service, "long", Commands.of("b"))
          .running()
          .succeeded(Duration.ofMillis(20_100));

      // Then
      assertThat(service.tickets.queries().timeline("usual"))
          .extracting(TimelineEntry::event)
          .doesNotContain("worked unusually long");
      assertThat(service.tickets.queries().timeline("long"))
          .filteredOn(entry -> entry.event().equals("worked unusually long"))
          .extracting(TimelineEntry::detail)
          .containsExactly("20.1 s, runs of lane goal usually work 10.0 s");
      assertThat(logged.all()).filteredOn(line -> line.matches(".*\\busual\\b.*")).isEmpty();
      assertThat(logged.all()).filteredOn(line -> line.matches(".*\\blong\\b.*")).isNotEmpty();
    }
  }

  @OnBothDatabases
  void tellsHowEachCommandEndedAtTheTreeThatCounts(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given: validation fails until the adapter tried again
      bench.agent.work =
          order ->
              bench.agent.writes(
                  order,
                  "src/a",
                  order.request().goalText().contains("Validation Feedback") ? "right" : "wrong");
      bench.disk.validator =
          files ->
              List.of(
                  ScriptedWorkspaces.run(0),
                  ScriptedWorkspaces.run("right".equals(files.get("src/a")) ? 0 : 1));

      // When
      bench.service().serving().run("t1", Commands.of("task"));
      bench.ended("t1");

      // Then
      List<JsonNode> outcomes = bench.details("validation_outcome");
      assertThat(outcomes).hasSize(2);
      assertThat(outcomes).allMatch(outcome -> outcome.path("passed").asBoolean());
      assertThat(outcomes).allMatch(outcome -> !outcome.path("command").asText().isEmpty());
    }
  }
}
