package io.operationscenter.execution.runs;

import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ExecutionMode;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.execution.evidence.SealedArtifacts;
import io.operationscenter.execution.tickets.Progress;
import io.operationscenter.execution.tickets.Progress.Retry;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketEvent;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.workspaces.CommandRun;
import io.operationscenter.execution.workspaces.TreeDiff;
import io.operationscenter.execution.workspaces.Workspace;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.git.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Decides what becomes of the recorded tree: published, repaired by the adapter, or neither (spec
 * 03 §6.4–§6.6).
 */
final class ExamineTree {

  /** Note of a branch that is pushed although validation fails. */
  static final String DRAFT = RecordMetadata.PUSH_REASON + "draft_on_validation_failure";

  private static final int NAMED = 10;

  private final Workspaces workspaces;
  private final CheckChanges changes;
  private final RetainRecheck recheck;
  private final EvidenceTexts texts;
  private final EndRun end;

  ExamineTree(
      Workspaces workspaces,
      CheckChanges changes,
      RetainRecheck recheck,
      EvidenceTexts texts,
      EndRun end) {
    this.workspaces = workspaces;
    this.changes = changes;
    this.recheck = recheck;
    this.texts = texts;
    this.end = end;
  }

  Phase examine(Run run, Workspace workspace) throws InterruptedException {
    run.checkpoint();
    Progress progress = run.ticket().progress();
    ExecutionResult agent = progress.agent();
    String recorded = progress.tree();
    if (agent == null || recorded == null) {
      throw new IllegalStateException(
          "ticket " + run.ticket().ticketId() + " has no recorded tree");
    }
    ObjectId tree = new ObjectId(recorded);
    TreeDiff diff = workspaces.diff(workspace, tree);
    TicketChange change = shown(TicketChange.none(), diff);
    if (!agent.success()) {
      List<ExecutionArtifact> shown = artifacts(run, diff, List.of());
      return adapterFailed(
          new Examined(run, workspace, tree, seen(diff), agent, List.of(), shown), change);
    }
    List<CommandRun> commands = validate(workspace, tree);
    run.checkpoint();
    Examined examined =
        new Examined(
            run, workspace, tree, seen(diff), agent, commands, artifacts(run, diff, commands));
    ValidationSummary validation = examined.validation();
    change
        .said("validation " + said(validation), validation.failureExcerpt())
        .file(SealedArtifacts.VALIDATION, texts.commands(commands));
    return stillFailing(examined)
        ? validationFailed(examined, change)
        : validated(examined, change);
  }

  /** What passed must be what is committed: commands that change the tree checked another one. */
  private List<CommandRun> validate(Workspace workspace, ObjectId tree)
      throws InterruptedException {
    List<CommandRun> commands = workspaces.validate(workspace);
    List<String> altered = commands.isEmpty() ? List.of() : workspaces.altered(workspace, tree);
    return altered.isEmpty()
        ? commands
        : Stream.concat(commands.stream(), Stream.of(SummariseValidation.altered(altered)))
            .toList();
  }

  /** A violation that the second attempt left is no less one because that attempt failed too. */
  private Phase adapterFailed(Examined examined, TicketChange change) {
    Run run = examined.run();
    Progress progress = run.ticket().progress();
    boolean wasToRevert =
        !progress.retries().isEmpty()
            && progress.retries().getLast() == Retry.SCOPE
            && progress.uncounted() == null;
    if (wasToRevert
        && changes.verdict(run, examined.workspace(), examined.diff())
            instanceof CheckChanges.Verdict.Wrong wrong
        && !wrong.waits()) {
      return wrong(examined, wrong, change);
    }
    return end.with(run, examined.adapterFailed(), change);
  }

  private Examined.Seen seen(TreeDiff diff) {
    return new Examined.Seen(diff, texts.shown(diff));
  }

  private List<ExecutionArtifact> artifacts(Run run, TreeDiff diff, List<CommandRun> commands) {
    SealedArtifacts sealed =
        new SealedArtifacts(
            run.request(),
            run.ticket().command().bundle().proposal().taskId(),
            end.clock().instant());
    List<ExecutionArtifact> artifacts = new ArrayList<>();
    if (!diff.patch().isEmpty()) {
      artifacts.add(sealed.diff(texts.masked(diff.patch())));
    }
    if (!commands.isEmpty()) {
      artifacts.add(sealed.validation(texts.commands(commands)));
    }
    return artifacts;
  }

  private static boolean stillFailing(Examined examined) {
    ValidationStatus status = examined.validation().status();
    return examined.run().request().requireCleanValidation()
        && (status == ValidationStatus.FAILED || status == ValidationStatus.ERROR);
  }

  private Phase validationFailed(Examined examined, TicketChange change) {
    Run run = examined.run();
    Progress progress = run.ticket().progress();
    if (!progress.retries().contains(Retry.VALIDATION)) {
      boolean baseline = !Boolean.FALSE.equals(progress.baselinePassed());
      String goal =
          RebuildGoal.afterValidation(
              run.request(), examined.validation().failureExcerpt(), baseline);
      return retry(examined, Retry.VALIDATION, goal, change);
    }
    ExecutionResult failed =
        examined.failed(
            FailureReasonCategory.VALIDATION_FAILED,
            "Validation still fails: " + examined.validation().failureExcerpt());
    if (examined.diff().files().isEmpty() || analysisOnly(run.request()) || !draftWanted(run)) {
      return ended(examined, failed, change);
    }
    return switch (changes.verdict(run, examined.workspace(), examined.diff())) {
      case CheckChanges.Verdict.Fine fine ->
          publish(examined, failed, change.note(DRAFT), fine.asked());
      case CheckChanges.Verdict.Wrong wrong when wrong.waits() ->
          ended(examined, failed, change.note(RecordMetadata.NOT_PUSHED + wrong.reason()));
      case CheckChanges.Verdict.Wrong wrong -> wrong(examined, wrong, counted(examined, change));
    };
  }

  private Phase validated(Examined examined, TicketChange change) {
    Run run = examined.run();
    ExecutionResult succeeded = examined.succeeded();
    if (examined.diff().files().isEmpty() && examined.diff().unfit().isEmpty()) {
      return ended(examined, succeeded, change.said("nothing was changed"));
    }
    if (analysisOnly(run.request())) {
      return ended(
          examined,
          succeeded,
          change.said("analysis only: nothing is committed").note("analysis only, not pushed"));
    }
    return switch (changes.verdict(run, examined.workspace(), examined.diff())) {
      case CheckChanges.Verdict.Fine fine -> publish(examined, succeeded, change, fine.asked());
      case CheckChanges.Verdict.Wrong wrong -> {
        if (wrong.repairable() && !run.ticket().progress().retries().contains(Retry.SCOPE)) {
          String goal = RebuildGoal.afterViolation(run.request(), wrong.files());
          yield retry(examined, Retry.SCOPE, goal, change.said("out of scope", wrong.reason()));
        }
        yield wrong(examined, wrong, counted(examined, change));
      }
    };
  }

  private Phase publish(
      Examined examined, ExecutionResult result, TicketChange change, CheckChanges.Asked asked) {
    Run run = examined.run();
    run.beginPublishing();
    run.move(
        TicketEvent.PUBLISH,
        TicketStep.CHECKED,
        recheck
            .into(counted(examined, change), run, asked)
            .result(result)
            .said("changes checked", Conclude.stat(examined.seen().shown())),
        tx -> recheck.passed(tx, run, asked));
    return new Phase.Publish(examined.workspace());
  }

  private Phase wrong(Examined examined, CheckChanges.Verdict.Wrong wrong, TicketChange change) {
    Run run = examined.run();
    ExecutionResult result = examined.failed(wrong.category(), wrong.reason());
    TicketChange told = wrong.into(change);
    CheckChanges.Asked asked = wrong.asked();
    return asked == null
        ? end.with(run, result, told)
        : end.with(
            run, result, recheck.into(told, run, asked), tx -> recheck.blocked(tx, run, asked));
  }

  private Phase ended(Examined examined, ExecutionResult result, TicketChange change) {
    return end.with(examined.run(), result, counted(examined, change));
  }

  /** Validation before a retry is the adapter's own affair; what counts is the last one. */
  private TicketChange counted(Examined examined, TicketChange change) {
    return RunUsage.validated(change, examined.commands(), texts);
  }

  /** The adapter goes on from its own tree, without what validation wrote beside it. */
  private Phase retry(Examined examined, Retry why, String goal, TicketChange change) {
    Run run = examined.run();
    workspaces.restore(examined.workspace(), examined.tree());
    List<Retry> all =
        Stream.concat(run.ticket().progress().retries().stream(), Stream.of(why)).toList();
    run.move(
        TicketEvent.RETRY,
        TicketStep.RETRY_STARTED,
        change.retry(all, goal).said("adapter started again", why.name().toLowerCase(Locale.ROOT)));
    return new Phase.Work(examined.workspace());
  }

  private TicketChange shown(TicketChange change, TreeDiff diff) {
    Map<String, Long> suppressions = CountSuppressions.in(diff.patch());
    if (!suppressions.isEmpty()) {
      RunUsage.qualityWarning(change, suppressions)
          .said("the change silences checkers", suppressions.toString())
          .file(RecordMetadata.SUPPRESSIONS, texts.counts(suppressions));
    }
    if (!diff.hidden().isEmpty()) {
      change
          .said("new ignore rules keep new files out of the commit", words(diff.hidden()))
          .file(RecordMetadata.HIDDEN, texts.paths(diff.hidden()));
    }
    return change
        .file("diff_stat.txt", Conclude.stat(diff) + "\n")
        .file(SealedArtifacts.DIFF, texts.masked(diff.patch()));
  }

  private static String words(List<String> paths) {
    String first = String.join(", ", paths.subList(0, Math.min(NAMED, paths.size())));
    return paths.size() <= NAMED ? first : "%s and %d more".formatted(first, paths.size() - NAMED);
  }

  private static boolean draftWanted(Run run) {
    return run.settings().configuration().git().pushOnValidationFailure()
        && !run.ticket().command().card().reviewActive();
  }

  /** Improve campaigns and discovery look, they never commit (design §8). */
  private static boolean analysisOnly(ExecutionRequest request) {
    return request.executionMode() == ExecutionMode.IMPROVE_CAMPAIGN
        || request.taskBranch().startsWith("improve/")
        || request.taskBranch().startsWith("review/");
  }

  private static String said(ValidationSummary validation) {
    return validation.commandsRun() == 0
        ? "had no commands"
        : "%s, %d of %d commands passed"
            .formatted(
                validation.status().wire(), validation.commandsPassed(), validation.commandsRun());
  }
}
