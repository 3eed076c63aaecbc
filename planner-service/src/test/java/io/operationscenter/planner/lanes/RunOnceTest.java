package io.operationscenter.planner.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.lanes.RunAnswer;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.goal.ScriptedExecution;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What a person is answered who asks for one run. */
class RunOnceTest {

  @TempDir private Path folder;

  @OnBothDatabases
  void startsACardAlsoWhileTheLaneIsParked(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      Card card = lane.world.card();
      lane.planner.lanes.enable("goal", false);

      // When
      RunAnswer answer = lane.runs.run(card.id());

      // Then
      assertThat(answer.status()).isEqualTo("started");
      assertThat(answer.taskId()).isEqualTo(card.id());
      assertThat(lane.world.execution.started()).containsExactly(answer.ticketId());
      assertThat(lane.world.board.statesOf(card.id())).containsExactly("us Running");
    }
  }

  @OnBothDatabases
  void takesTheMostUrgentCardUnlessThereIsNone(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      RunAnswer nothing = lane.runs.run(null);
      Card card = lane.world.card();

      // When
      RunAnswer answer = lane.runs.run(null);

      // Then
      assertThat(nothing.status()).isEqualTo("no_task");
      assertThat(answer.status()).isEqualTo("started");
      assertThat(answer.taskId()).isEqualTo(card.id());
    }
  }

  @OnBothDatabases
  void tellsWhyExecutionRefused(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      Card card = lane.world.card();
      lane.world.execution.refuse(
          new Refusal(
              "budget_exceeded",
              "10 of 10 runs this hour",
              "hourly",
              10.0,
              10.0,
              lane.world.clock.instant().plusSeconds(600),
              null));

      // When
      RunAnswer answer = lane.runs.run(card.id());

      // Then
      assertThat(answer.status()).isEqualTo("refused");
      assertThat(answer.message()).isEqualTo("10 of 10 runs this hour");
      assertThat(answer.refusal()).extracting(Refusal::reason).isEqualTo("budget_exceeded");
    }
  }

  @OnBothDatabases
  void tellsThatPolicyWantsAPerson(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      Card card = lane.world.card();
      lane.world.execution.block(ScriptedExecution.review());

      // When
      RunAnswer answer = lane.runs.run(card.id());

      // Then
      assertThat(answer.status()).isEqualTo("blocked");
      assertThat(answer.ticketId()).isNotNull();
    }
  }

  @OnBothDatabases
  void doesNotRunACardThatStandsElsewhere(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      Card card = lane.world.card();
      lane.world.board.personMoves(card.id(), BoardState.BACKLOG);

      // When
      RunAnswer answer = lane.runs.run(card.id());

      // Then
      assertThat(answer.status()).isEqualTo("task_skipped");
      assertThat(answer.message()).contains("it is in Backlog, not in Ready for AI");
      assertThat(lane.world.execution.started()).isEmpty();
    }
  }

  @OnBothDatabases
  void namesTheRunOfACardThatTheLaneTookFirst(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      Card card = lane.world.card();
      RunAnswer first = lane.runs.run(card.id());

      // When
      RunAnswer second = lane.runs.run(card.id());

      // Then
      assertThat(first.status()).isEqualTo("started");
      assertThat(second.status()).isEqualTo("started");
      assertThat(second.ticketId()).isEqualTo(first.ticketId());
      assertThat(second.message()).contains("took it first", first.ticketId());
      assertThat(lane.world.execution.started()).hasSize(1);
    }
  }

  @OnBothDatabases
  void saysWhatIsMissing(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      assertThatThrownBy(() -> lane.runs.run("no-such-card"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("has no card no-such-card");

      lane.world.board.down(BoardFailure.Kind.UNAVAILABLE);
      assertThatThrownBy(() -> lane.runs.run(null))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("the board is away");

      lane.world.settings.unconfigured();
      assertThatThrownBy(() -> lane.runs.run(null))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("No configuration");
    }
  }
}
