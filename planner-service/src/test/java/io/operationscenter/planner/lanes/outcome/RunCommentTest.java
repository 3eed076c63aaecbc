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
    return CardComment.read(conclusion(account).comment()).orElseThrow();
  }

  private Conclusion conclusion(RunAccount account, String... labels) {
    RunEnd end =
        new RunEnd(
            RunReport.of(account.ticket(), Optional.of(account)),
            new RunEnd.About(SampleRuns.TASK, "Greet", "sample", "goal", List.of(labels)),
            null,
            List.of(),
            null,
            false,
            "digest");
    return conclude.of(end, BoardState.RUNNING);
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

  @Test
  void aRunThatWasAskedNotToPushIsASuccessThatSaysSo() {
    // When
    Conclusion dry = conclusion(SampleRuns.dryRun(), "handoff:test");
    Conclusion failed = conclusion(SampleRuns.rejected());

    // Then
    assertThat(dry)
        .returns("push_withheld", Conclusion::outcome)
        .returns(null, Conclusion::classification)
        .returns("Review", Conclusion::target)
        .returns(List.of(), Conclusion::followUps);
    assertThat(CardComment.read(dry.comment()).orElseThrow().lines())
        .containsEntry("outcome_status", "executed")
        .containsEntry("outcome_reason", "push_withheld")
        .containsEntry("result_status", "success")
        .containsEntry("branch_pushed", "false")
        .containsEntry("push_reason", "dry run, OPERATIONS_CENTER_PR_DRY_RUN is set")
        .containsKey("next_action")
        .doesNotContainKeys("branch", "commit", "handoff_reason", "blocked_classification");
    assertThat(failed)
        .returns("push_failed", Conclusion::outcome)
        .returns("infra_tooling", Conclusion::classification)
        .returns("Blocked", Conclusion::target);
  }
}
