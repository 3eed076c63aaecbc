package io.operationscenter.planner.lanes.outcome;

import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.planner.board.CardLabels;
import java.util.ArrayList;
import java.util.List;

/** The cards that follow from a run of the goal lane (spec 06 §7.1, §7.2). */
final class FollowUps {

  static final String REQUIRES_VERIFICATION = "goal_completed_requires_verification";
  static final String NO_TEST_REQUIRED = "goal_completed_no_explicit_test_required";

  private FollowUps() {}

  /** Title of the one card that repairs a repository's validation; its dedup key. */
  static String fixValidationTitle(String repoKey) {
    return "Fix pre-existing validation failure in " + repoKey;
  }

  static boolean isFixValidation(RunEnd end) {
    return end.card().title().strip().equalsIgnoreCase(fixValidationTitle(end.card().repoKey()));
  }

  /** Labels force or suppress a test, force wins; without either a change is tested. */
  static boolean needsTest(RunEnd end) {
    return new CardLabels(end.card().labels()).needsTest(true, !end.report().changedNothing());
  }

  /** Repairs the validation that failed before the agent began. */
  static List<FollowUp> ofBaseline(RunEnd end) {
    return end.report().baselineFailed() && !isFixValidation(end)
        ? List.of(fixValidation(end))
        : List.of();
  }

  static FollowUp fixValidation(RunEnd end) {
    return new FollowUp(
        "goal",
        ConcludeRun.PRE_EXISTING,
        fixValidationTitle(end.card().repoKey()),
        """
        ## Goal
        Make the configured validation commands of %s pass on the base branch again. They fail on a \
        clean checkout, before any change.

        ## Validation Error
        %s

        ## Context
        %s"""
            .formatted(
                end.card().repoKey(),
                indented(excerpt(end)),
                context(end, "goal", ConcludeRun.PRE_EXISTING)),
        labels(end, "goal", ConcludeRun.PRE_EXISTING),
        true);
  }

  static FollowUp verification(RunEnd end) {
    return new FollowUp(
        "test",
        REQUIRES_VERIFICATION,
        "Verify " + end.card().title().strip(),
        """
        ## Execution
        repo: %s
        mode: test_campaign

        ## Goal
        Verify the change of task %s on branch %s: run the validation commands and check that the \
        goal of the task is met.

        ## Context
        %s"""
            .formatted(
                end.card().repoKey(),
                end.card().taskId(),
                branch(end),
                context(end, "test", REQUIRES_VERIFICATION)),
        labels(end, "test", REQUIRES_VERIFICATION),
        false);
  }

  private static String excerpt(RunEnd end) {
    return end.report()
        .result()
        .filter(result -> result.validation().status() == ValidationStatus.FAILED)
        .map(result -> result.validation().failureExcerpt())
        .filter(text -> !text.isBlank())
        .orElse("see run " + end.report().ticket().runId());
  }

  private static String branch(RunEnd end) {
    String branch = end.report().ticket().branch();
    return branch == null ? "of the task" : branch;
  }

  private static String context(RunEnd end, String kind, String reason) {
    return String.join(
        "\n",
        "- original_task_id: " + end.card().taskId(),
        "- original_task_title: " + end.card().title().strip(),
        "- source_worker_role: goal",
        "- source_task_kind: " + end.card().kind(),
        "- follow_up_task_kind: " + kind,
        "- handoff_reason: " + reason);
  }

  private static List<String> labels(RunEnd end, String kind, String reason) {
    List<String> labels =
        new ArrayList<>(
            List.of(
                "repo: " + end.card().repoKey(),
                "task-kind: " + kind,
                "source: goal-worker",
                "original-task-id: " + end.card().taskId(),
                "handoff-reason: " + reason));
    if (new CardLabels(end.card().labels()).selfModifyApproved()) {
      labels.add("self-modify: approved");
    }
    return labels;
  }

  /** A line of outside text must open no section (spec 06 §3). */
  private static String indented(String text) {
    return text.lines()
        .map(line -> line.startsWith("##") ? "    " + line : line)
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }
}
