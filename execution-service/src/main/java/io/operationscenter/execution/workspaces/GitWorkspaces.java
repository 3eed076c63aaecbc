package io.operationscenter.execution.workspaces;

import io.operationscenter.execution.programs.ConfinedPrograms;
import io.operationscenter.kit.files.FreeSpace;
import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.ObjectId;
import io.operationscenter.kit.git.Revisions;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Workspaces that our git fills from mirrors, beside a repository of ours for each run. */
final class GitWorkspaces implements Workspaces {

  private final WorkspacePlaces places;
  private final Limits limits;
  private final RepositoryAccess access;
  private final SetUpRepository repositories;
  private final MakeReady preparation;
  private final RecordFiles records;
  private final CompareTrees comparison;
  private final MoveTaskBranch publication;
  private final Validation validation;
  private final DiscardRuns discards;
  private final Revisions revisions;
  private final ConfinedPrograms programs;

  /**
   * What a run may use.
   *
   * @param scope caps of a commit
   * @param disk room that must be left
   */
  record Limits(ScopeRules scope, FreeSpace disk) {}

  GitWorkspaces(
      Git git,
      WorkspacePlaces places,
      RepositoryAccess access,
      ConfinedPrograms programs,
      Limits limits) {
    ShellCommands commands = new ShellCommands(programs);
    this.places = places;
    this.limits = limits;
    this.access = access;
    this.programs = programs;
    this.repositories = new SetUpRepository(git, places, access, programs.user());
    this.preparation = new MakeReady(git, places, repositories, commands);
    this.records = new RecordFiles(git, places);
    this.comparison = new CompareTrees(git, places);
    this.publication = new MoveTaskBranch(git, places, access);
    this.validation = new Validation(commands);
    this.discards = new DiscardRuns(places, programs);
    this.revisions = new Revisions(git);
  }

  @Override
  public Path pathOf(String runId) {
    return places.files(runId);
  }

  @Override
  public Workspace prepare(WorkspaceOrder order) throws PreparationFailed, InterruptedException {
    String run = order.request().runId();
    OrderRules.require(order, places.files(run));
    requireOurs(run);
    boolean ready = false;
    try {
      places.create();
      Optional<String> refusal = limits.disk().critical(places.workspaces());
      if (refusal.isPresent()) {
        throw new PreparationFailed(SetUpRepository.PHASE, refusal.get());
      }
      discards.discard(run);
      Workspace workspace = preparation.prepare(order);
      ready = true;
      repositories.prepareAhead(workspace);
      return workspace;
    } catch (IOException e) {
      PreparationFailed failed = new PreparationFailed(SetUpRepository.PHASE, words(e));
      failed.initCause(e);
      throw failed;
    } finally {
      if (!ready) {
        removeWhatFailed(run);
      }
    }
  }

  private void removeWhatFailed(String run) {
    try {
      discard(run);
    } catch (WorkspaceFault e) {
      Log.errorf(e, "half a workspace of run %s stays until the next start", run);
    }
  }

  @Override
  public Workspace reopen(WorkspaceOrder order, ObjectId base, ObjectId start)
      throws PreparationFailed {
    String run = order.request().runId();
    try {
      Optional<Workspace> saved =
          SavedWorkspace.read(places.ours(run), order, places.files(run))
              .filter(workspace -> Files.isDirectory(workspace.files(), LinkOption.NOFOLLOW_LINKS));
      if (saved.isEmpty()) {
        throw lost("there is no workspace of run %s here".formatted(run));
      }
      if (!saved.get().base().equals(base) || !saved.get().start().equals(start)) {
        throw lost(
            "the workspace of run %s starts at %s on %s, not at %s on %s"
                .formatted(run, saved.get().start(), saved.get().base(), start, base));
      }
      GitFailed.orThrow(revisions.tree(places.repository(run), start));
      end(run);
      repositories.handOver(run);
      return saved.get();
    } catch (IOException | GitFailed e) {
      PreparationFailed failed =
          lost("the workspace of run %s cannot be opened: %s".formatted(run, e.getMessage()));
      failed.initCause(e);
      throw failed;
    }
  }

  @Override
  public ObjectId record(Workspace workspace) {
    return orFault(workspace, "be recorded", () -> records.record(workspace));
  }

  @Override
  public void restore(Workspace workspace, ObjectId tree) {
    orFault(
        workspace,
        "be put back",
        () -> {
          end(workspace.order().request().runId());
          records.restore(workspace, tree);
          repositories.handOver(workspace.order().request().runId());
          return tree;
        });
  }

  @Override
  public List<CommandRun> validate(Workspace workspace) throws InterruptedException {
    return validation.run(workspace);
  }

  @Override
  public List<String> altered(Workspace workspace, ObjectId tree) {
    return orFault(workspace, "be compared", () -> records.altered(workspace, tree));
  }

  @Override
  public TreeDiff diff(Workspace workspace, ObjectId tree) {
    return orFault(workspace, "be compared", () -> comparison.of(workspace, tree));
  }

  @Override
  public ScopeFinding check(Workspace workspace, TreeDiff diff) {
    return limits.scope().check(workspace.order().request(), diff);
  }

  @Override
  public ObjectId commit(Workspace workspace, ObjectId tree, String message, Instant at) {
    return orFault(
        workspace, "be committed", () -> publication.commit(workspace, tree, message, at));
  }

  @Override
  public Pushed push(Workspace workspace, ObjectId commit) {
    return publication.push(workspace, commit);
  }

  @Override
  public Optional<ObjectId> remoteBranch(WorkspaceOrder order) {
    return publication.remoteBranch(order);
  }

  @Override
  public void discard(String runId) {
    toTheEnd(runId, discards::discard);
  }

  @Override
  public void discardFiles(String runId) {
    toTheEnd(runId, discards::discardFiles);
  }

  /** Also when the thread is interrupted. */
  private static void toTheEnd(String runId, Removal removal) {
    boolean interrupted = false;
    while (true) {
      try {
        removal.of(runId);
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      } catch (IOException e) {
        throw new WorkspaceFault("files of run %s cannot be removed".formatted(runId), e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @FunctionalInterface
  private interface Removal {
    void of(String runId) throws IOException, InterruptedException;
  }

  @Override
  public void discardAllBut(Set<String> liveRunIds) throws InterruptedException {
    try {
      places.create();
      discards.allBut(liveRunIds);
      repositories.spares().removeAll();
      if (liveRunIds.isEmpty() && access.configured().isPresent()) {
        discards.mirrorsBut(access.configured().get(), repositories.mirrors());
      }
    } catch (IOException e) {
      throw new WorkspaceFault("workspaces of earlier runs cannot be removed", e);
    }
  }

  /** Files checked out ahead. */
  SpareTrees spares() {
    return repositories.spares();
  }

  /** A folder that we did not make is nobody's to empty (spec 03 §6.1, 1). */
  private void requireOurs(String run) throws PreparationFailed {
    Path files = places.files(run);
    if (!Files.exists(files, LinkOption.NOFOLLOW_LINKS) || Files.exists(places.ours(run))) {
      return;
    }
    try (Stream<Path> entries = Files.list(files)) {
      if (entries.findAny().isPresent()) {
        throw lost("workspace_path %s is not empty; refusing to clone into it".formatted(files));
      }
    } catch (IOException e) {
      throw lost("workspace_path %s cannot be used: %s".formatted(files, e.getMessage()));
    }
  }

  private void end(String run) {
    try {
      programs.end(places.files(run));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      Log.warnf("interrupted while processes of run %s were ended", run);
    }
  }

  private <T> T orFault(Workspace workspace, String what, Callable<T> step) {
    try {
      return step.call();
    } catch (GitFailed | IOException e) {
      throw new WorkspaceFault(
          "files of run %s cannot %s".formatted(workspace.order().request().runId(), what),
          e,
          SpaceFailure.is(e) || limits.disk().shortage(places.workspaces()).isPresent());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a step of workspaces ended unexpectedly", e);
    }
  }

  private static PreparationFailed lost(String message) {
    return new PreparationFailed(SetUpRepository.PHASE, message);
  }

  private static String words(IOException e) {
    String said = String.valueOf(e.getMessage());
    return SpaceFailure.is(e) ? "disk_space_critical: the disk is full: " + said : said;
  }
}
