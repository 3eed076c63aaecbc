package io.operationscenter.planner.lanes.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.CardComment;
import io.operationscenter.planner.samples.SampleRuns;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a card says of a run that has ended. */
class RunCommentTest {

  private final ConcludeRun conclude = new ConcludeRun(new ClassifyFailure(_ -> ""));

  private CardComment comment(RunAccount account) {
    RunEnd end =
        new RunEnd(
            RunReport.of(account.ticket(), Optional.of(account)),
            new RunEnd.About(SampleRuns.TASK, "Greet", "sample", "goal", List.of()),
            null,
            List.of(),
            null,
            false,
            "digest");
    return CardComment.read(conclude.of(end, BoardState.RUNNING).comment()).orElseThrow();
  }

  @Test
  void namesTheHeadOfTheSealedEvidence() {
    assertThat(comment(SampleRuns.succeeded()).lines())
        .containsEntry("success", "true")
        .containsEntry(CardComment.EVIDENCE_HEAD, SampleRuns.seal().head());
  }

  @Test
  void saysThatNobodyValidated() {
    assertThat(comment(SampleRuns.unvalidated()).lines())
        .containsEntry("unvalidated", "true")
        .containsEntry("validation_passed", "false");
    assertThat(comment(SampleRuns.succeeded()).lines()).doesNotContainKey("unvalidated");
  }
}
