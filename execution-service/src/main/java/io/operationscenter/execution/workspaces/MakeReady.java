package io.operationscenter.execution.workspaces;

import static io.operationscenter.execution.workspaces.GitFailed.orThrow;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.workspaces.StartingPoint.Found;
import io.operationscenter.execution.workspaces.Workspace.Bootstrap;
import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.Repository;
import io.operationscenter.kit.git.WorkTree;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Makes a workspace ready for an agent (spec 03 §6.1–§6.3). */
final class MakeReady {

  private static final String BOOTSTRAP = "bootstrap";
  private static final Duration BOOTSTRAP_LIMIT = Duration.ofMinutes(10);
  private static final int LONGEST_EXCERPT = 1_000;

  private final WorkspacePlaces places;
  private final SetUpRepository repositories;
  private final Validation validation;
  private final ShellCommands commands;
  private final WorkTree trees;

  MakeReady(Git git, WorkspacePlaces places, SetUpRepository repositories, ShellCommands commands) {
    this.places = places;
    this.repositories = repositories;
    this.commands = commands;
    this.validation = new Validation(commands);
    this.trees = new WorkTree(git);
  }

  /** Everything up to the baseline; the caller removes what is there when it fails. */
  Workspace prepare(WorkspaceOrder order)
      throws PreparationFailed, IOException, InterruptedException {
    Found found = setUp(order);
    Path files = places.files(order.request().runId());
    Workspace bare =
        new Workspace(
            order,
            files,
            found.base(),
            found.remoteBranch(),
            found.start(),
            found.conflicted(),
            new Bootstrap("", List.of()),
            List.of());
    try {
      Workspace ready = withBaseline(with(bare, bootstrap(bare)));
      requireGoingOn(order, BOOTSTRAP);
      SavedWorkspace.write(places.ours(order.request().runId()), ready);
      return ready;
    } catch (GitFailed e) {
      PreparationFailed failed = new PreparationFailed(BOOTSTRAP, e.failure().inWords());
      failed.initCause(e);
      throw failed;
    }
  }

  private Found setUp(WorkspaceOrder order)
      throws PreparationFailed, IOException, InterruptedException {
    try {
      requireGoingOn(order, SetUpRepository.PHASE);
      Found found = StoppableStep.run(order.stop(), () -> repositories.setUp(order));
      requireGoingOn(order, SetUpRepository.PHASE);
      return found;
    } catch (ExecutionException e) {
      requireGoingOn(order, SetUpRepository.PHASE);
      switch (e.getCause()) {
        case PreparationFailed failed -> throw failed;
        case IOException failed -> throw failed;
        case RuntimeException failed -> throw failed;
        case Error failed -> throw failed;
        case null, default -> throw new IllegalStateException("set-up ended unexpectedly", e);
      }
    }
  }

  private Bootstrap bootstrap(Workspace workspace)
      throws PreparationFailed, GitFailed, IOException, InterruptedException {
    WorkspaceOrder order = workspace.order();
    BootstrapPlan plan = BootstrapPlan.of(order.repository(), workspace.files());
    if (plan.commands().isEmpty()) {
      return new Bootstrap(plan.note(), List.of());
    }
    List<CommandRun> runs =
        commands.untilFailure(
            plan.commands(),
            new ShellCommands.Setting(
                workspace.files(),
                Validation.environment(order, workspace.files(), true),
                BOOTSTRAP_LIMIT,
                order.stop()));
    requireGoingOn(order, BOOTSTRAP);
    Optional<CommandRun> failed = runs.stream().filter(run -> !run.passed()).findFirst();
    if (failed.isPresent()) {
      throw new PreparationFailed(BOOTSTRAP, words(failed.get()));
    }
    keepProducts(workspace);
    return new Bootstrap(plan.note(), runs);
  }

  /** What bootstrap made stays on disk but is no work of the agent's. */
  private void keepProducts(Workspace workspace) throws GitFailed, IOException {
    Repository own = places.repository(workspace.order().request().runId());
    InspectFiles.below(workspace.files());
    StringBuilder lines = new StringBuilder();
    for (String product : orThrow(trees.untracked(own, workspace.start(), workspace.files()))) {
      lines.append(ExcludeLine.of(product)).append('\n');
    }
    Files.writeString(
        own.directory().resolve("info/exclude"),
        lines,
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);
    asCheckedOut(workspace);
  }

  private Workspace withBaseline(Workspace workspace)
      throws GitFailed, IOException, InterruptedException {
    ExecutionRequest request = workspace.order().request();
    if (request.skipBaselineValidation()
        || workspace.order().repository().skipBaselineValidation()
        || Validation.commands(workspace.order()).isEmpty()) {
      return workspace;
    }
    TreeStamp before = TreeStamp.of(workspace.files());
    List<CommandRun> baseline = validation.run(workspace);
    if (!untouched(workspace.files(), before)) {
      InspectFiles.below(workspace.files());
      asCheckedOut(workspace);
    }
    return new Workspace(
        workspace.order(),
        workspace.files(),
        workspace.base(),
        workspace.remoteBranch(),
        workspace.start(),
        workspace.conflicted(),
        workspace.bootstrap(),
        baseline);
  }

  /** What cannot be looked at has been touched. */
  private static boolean untouched(Path files, TreeStamp before) {
    try {
      return TreeStamp.of(files).equals(before);
    } catch (IOException e) {
      Log.infof("%s cannot be looked at and is put back: %s", files, e.getMessage());
      return false;
    }
  }

  private void asCheckedOut(Workspace workspace) throws GitFailed, IOException {
    String run = workspace.order().request().runId();
    orThrow(trees.putBack(places.repository(run), workspace.start(), workspace.files()));
    repositories.handOver(run);
  }

  private static Workspace with(Workspace workspace, Bootstrap bootstrap) {
    return new Workspace(
        workspace.order(),
        workspace.files(),
        workspace.base(),
        workspace.remoteBranch(),
        workspace.start(),
        workspace.conflicted(),
        bootstrap,
        workspace.baseline());
  }

  private static void requireGoingOn(WorkspaceOrder order, String phase) throws PreparationFailed {
    if (order.stop().given().isPresent()) {
      throw new PreparationFailed(
          phase, "the run was told to stop (%s)".formatted(order.stop().given().get()));
    }
  }

  private static String words(CommandRun run) {
    String said = (run.stderr().isBlank() ? run.stdout() : run.stderr()).strip();
    return "bootstrap command failed: %s (exit code %d)%n%s"
        .formatted(
            run.command(),
            run.exitCode(),
            said.substring(Math.max(0, said.length() - LONGEST_EXCERPT)))
        .strip();
  }
}
