package io.operationscenter.execution.workspaces;

import static io.operationscenter.execution.workspaces.GitFailed.orThrow;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.programs.RunUser;
import io.operationscenter.execution.workspaces.StartingPoint.Found;
import io.operationscenter.execution.workspaces.StartingPoint.Heads;
import io.operationscenter.kit.files.PrivateDirectory;
import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.GitFailure;
import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import io.operationscenter.kit.git.IndexFile;
import io.operationscenter.kit.git.ObjectId;
import io.operationscenter.kit.git.RefName;
import io.operationscenter.kit.git.Remote;
import io.operationscenter.kit.git.RemoteRefs;
import io.operationscenter.kit.git.Repository;
import io.operationscenter.kit.git.RunRepository;
import io.operationscenter.kit.git.TreeIndex;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** From the remote to a folder with files: mirror, branches, our repository, the agent's folder. */
final class SetUpRepository {

  static final String PHASE = "repo_setup";

  private final MirrorCache mirrors;
  private final RemoteRefs remotes;
  private final RunRepository repositories;
  private final StartingPoint startingPoint;
  private final AgentFolder folder;
  private final SpareTrees spares;
  private final TreeIndex indexes;
  private final WorkspacePlaces places;
  private final RepositoryAccess access;

  SetUpRepository(Git git, WorkspacePlaces places, RepositoryAccess access, RunUser user) {
    this.mirrors = new MirrorCache(places.mirrors(), places.mirrorNames(), git);
    this.remotes = new RemoteRefs(git);
    this.repositories = new RunRepository();
    this.startingPoint = new StartingPoint(git);
    this.spares = new SpareTrees(places.spares(), git, user);
    this.indexes = new TreeIndex(git);
    this.folder = new AgentFolder(git, spares, user);
    this.places = places;
    this.access = access;
  }

  /** Makes everything; a mirror that turns out to be damaged is made anew once. */
  Found setUp(WorkspaceOrder order) throws PreparationFailed, IOException, InterruptedException {
    String key = order.request().repoKey();
    Remote remote = remote(order);
    Repository mirror;
    try {
      mirror =
          mirrors.upToDate(
              key, remote, List.of(order.request().baseBranch(), order.request().taskBranch()));
    } catch (GitFailed e) {
      throw failed("git clone failed: " + e.failure().excerpt(), e);
    }
    try {
      return fill(order, mirror, remote);
    } catch (GitFailed e) {
      if (!MirrorCache.isOurs(e)) {
        throw failed(e.failure().inWords(), e);
      }
      Log.warnf("mirror %s is damaged and is made anew: %s", mirror.directory(), e.getMessage());
    }
    TreeRemoval.remove(places.files(order.request().runId()));
    TreeRemoval.remove(places.home(order.request().runId()));
    TreeRemoval.remove(places.ours(order.request().runId()));
    try {
      return fill(order, mirrors.rebuilt(key, remote), remote);
    } catch (GitFailed e) {
      throw failed(e.failure().inWords(), e);
    }
  }

  /** Has the base branch checked out once more for the next run. */
  void prepareAhead(Workspace workspace) throws IOException {
    WorkspaceOrder order = workspace.order();
    Path mirror = mirrors.place(order.request().repoKey(), order.repository().cloneUrl().strip());
    Repository own = places.repository(order.request().runId());
    switch (indexes.of(own, workspace.start())) {
      case Done<IndexFile>(IndexFile index) ->
          spares.prepareAhead(new Repository(mirror), workspace.base(), index.files());
      case Failed<IndexFile>(GitFailure failure) ->
          Log.warnf("no spare files of %s: %s", workspace.base(), failure.inWords());
    }
  }

  /** Files that lie ready for the next runs. */
  SpareTrees spares() {
    return spares;
  }

  /** The mirrors, for cleaning up. */
  MirrorCache mirrors() {
    return mirrors;
  }

  /** Gives files and home to the user of runs. */
  void handOver(String runId) throws IOException {
    folder.handOver(places, runId);
  }

  private Remote remote(WorkspaceOrder order) throws PreparationFailed {
    try {
      return access.remoteOf(order.repository());
    } catch (IllegalArgumentException e) {
      throw failed(
          "clone_url of repository '%s' cannot be used: %s"
              .formatted(order.request().repoKey(), e.getMessage()),
          e);
    }
  }

  private Found fill(WorkspaceOrder order, Repository mirror, Remote remote)
      throws GitFailed, PreparationFailed, IOException {
    ExecutionRequest request = order.request();
    Heads heads = StartingPoint.heads(mirror, request).orElseThrow(() -> noBase(request, remote));
    PrivateDirectory.create(places.ours(request.runId()));
    Repository own =
        orThrow(
            repositories.create(
                places.repository(request.runId()).directory(),
                mirror,
                InternalPaths.of(request, places.files(request.runId()))
                    .excludes(order.repository().venvDir())));
    Found found = startingPoint.find(own, heads, request, access.author());
    folder.fill(places, request, new AgentFolder.Sources(mirror, own), found, access.author());
    return found;
  }

  private PreparationFailed noBase(ExecutionRequest request, Remote remote) {
    if (remotes.branches(remote) instanceof Done<Map<RefName, ObjectId>>(var branches)
        && branches.isEmpty()) {
      return new PreparationFailed(
          PHASE,
          "the remote of repository '%s' has no branches yet: push a first commit to '%s'"
              .formatted(request.repoKey(), request.baseBranch()));
    }
    return new PreparationFailed(
        PHASE,
        "base branch '%s' does not exist on the remote of repository '%s'; when it is a sandbox branch, create it from the default branch and push it, or change sandbox_base_branch"
            .formatted(request.baseBranch(), request.repoKey()));
  }

  private static PreparationFailed failed(String message, Exception cause) {
    PreparationFailed failed =
        new PreparationFailed(
            PHASE,
            SpaceFailure.is(cause) ? "disk_space_critical: the disk is full: " + message : message);
    failed.initCause(cause);
    return failed;
  }
}
