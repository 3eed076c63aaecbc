package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.tickets.TicketStep.Recovery;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.testing.StoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The process is taken away after each step; the next one of the same root carries on. */
class CrashTest {

  static Stream<Arguments> stepsOnBothDatabases() {
    return Arrays.stream(TicketStep.values())
        .flatMap(
            step ->
                Arrays.stream(StoreKind.values())
                    .map(kind -> Arguments.of(step, new StoreFixture(kind))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("stepsOnBothDatabases")
  void carriesOnAfterEachStep(TicketStep step, StoreFixture fixture, @TempDir Path folder)
      throws IOException {
    try (Bench bench = new Bench(fixture)) {
      // Given: an agent that needs its retry, so that every step is reached
      bench.agent.work =
          order ->
              bench.agent.writes(
                  order,
                  "src/a",
                  order.request().goalText().contains("Validation Feedback") ? "right" : "wrong");
      bench.disk.validator =
          files -> List.of(ScriptedWorkspaces.run("right".equals(files.get("src/a")) ? 0 : 1));
      Service first = bench.heldAt(step, folder).serving();
      first.run("t1", Commands.of("task"));
      await(step + " is reached")
          .atMost(Bench.PATIENCE)
          .until(() -> Files.exists(folder.resolve(step.faultPoint() + ".reached")));
      first.crash();

      // When
      bench.service().serving();
      StoredTicket ticket = bench.ended("t1");
      bench.awaitNoLease();
      await("no folder is left").atMost(Bench.PATIENCE).until(bench.disk.folders::isEmpty);
      Files.createFile(folder.resolve(step.faultPoint() + ".go"));

      // Then
      boolean interrupted = step.recovery() == Recovery.INTERRUPT;
      assertThat(ticket.state())
          .isEqualTo(interrupted ? TicketState.FAILED : TicketState.SUCCEEDED);
      assertThat(ticket.progress().interrupted()).isEqualTo(interrupted);
      assertThat(bench.disk.remote).hasSize(interrupted ? 0 : 1);
      assertThat(ticket.progress().executed()).isTrue();
      assertThat(bench.place("t1")).isEqualTo("settled");
      assertThat(bench.usage("execution")).isEqualTo(1);
      assertThat(bench.usage("execution_outcome")).isEqualTo(interrupted ? 0 : 1);
      assertThat(bench.agent.mostAlive.get()).isLessThanOrEqualTo(1);
      assertThat(bench.records.sealed).hasSize(1);
      assertThat(ticket.progress().notes())
          .filteredOn(note -> note.startsWith("sandbox: "))
          .hasSize(1);
      assertThat(
              bench.events("t1").stream()
                  .filter(kind -> kind.endsWith("succeeded") || kind.endsWith("failed")))
          .hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("stepsOnBothDatabases")
  void anotherReplicaTakesOverWhenTheLeaseEnds(
      TicketStep step, StoreFixture fixture, @TempDir Path folder) throws IOException {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work =
          order ->
              bench.agent.writes(
                  order,
                  "src/a",
                  order.request().goalText().contains("Validation Feedback") ? "right" : "wrong");
      bench.disk.validator =
          files -> List.of(ScriptedWorkspaces.run("right".equals(files.get("src/a")) ? 0 : 1));
      Service first = bench.heldAt(step, folder).serving();
      first.run("t1", Commands.of("task"));
      await(step + " is reached")
          .atMost(Bench.PATIENCE)
          .until(() -> Files.exists(folder.resolve(step.faultPoint() + ".reached")));
      first.crash();
      bench.disk.folders.clear();

      // When: its own disk has nothing of the run, only the remote is shared
      bench.service("another root").serving();
      bench.clock.pass(Duration.ofSeconds(1));
      StoredTicket ticket = bench.ended("t1");
      Files.createFile(folder.resolve(step.faultPoint() + ".go"));

      // Then
      boolean carriedOn =
          step.recovery() == Recovery.REDO
              || step.recovery() == Recovery.SEAL
              || step.recovery() == Recovery.NOTHING;
      assertThat(ticket.state()).isEqualTo(carriedOn ? TicketState.SUCCEEDED : TicketState.FAILED);
      assertThat(ticket.progress().interrupted()).isEqualTo(!carriedOn);
      assertThat(bench.place("t1")).isEqualTo("settled");
      assertThat(bench.usage("execution")).isEqualTo(1);
    }
  }
}
