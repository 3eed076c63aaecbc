package io.operationscenter.execution.workspaces;

import static io.operationscenter.execution.workspaces.GitFailed.orThrow;

import io.operationscenter.execution.workspaces.TreeDiff.Unfit;
import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.IgnoreRules;
import io.operationscenter.kit.git.ObjectId;
import io.operationscenter.kit.git.Repository;
import io.operationscenter.kit.git.TreeWriter;
import io.operationscenter.kit.git.TreeWriter.Snapshot;
import io.operationscenter.kit.git.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns the files on disk into a tree of ours and back; the agent's repository does not count. */
final class RecordFiles {

  private static final int LONGEST_REFUSAL = 500;

  private final WorkTree trees;
  private final TreeWriter writer;
  private final IgnoreRules rules;
  private final WorkspacePlaces places;

  RecordFiles(Git git, WorkspacePlaces places) {
    this.trees = new WorkTree(git);
    this.writer = new TreeWriter(git);
    this.rules = new IgnoreRules(git);
    this.places = places;
  }

  /** The tree; what could not be part of it is kept beside it. */
  ObjectId record(Workspace workspace) throws GitFailed, IOException {
    String run = workspace.order().request().runId();
    Repository own = places.repository(run);
    Path files = workspace.files();
    List<String> tooLarge = InspectFiles.below(files);
    InternalPaths internal = InternalPaths.of(workspace.order().request(), files);
    Snapshot snapshot =
        orThrow(writer.snapshot(own, workspace.start(), files, internal.and(tooLarge)));
    List<Unfit> unfit = new ArrayList<>();
    for (String path : worthNaming(own, files, internal, snapshot.nested())) {
      unfit.add(new Unfit(path, "is a repository of its own, whose files cannot be committed"));
    }
    for (String path : worthNaming(own, files, internal, tooLarge)) {
      unfit.add(
          new Unfit(path, "is larger than %d MB".formatted(InspectFiles.LARGEST / 1_000_000)));
    }
    if (!snapshot.refused().isEmpty()) {
      unfit.add(new Unfit(".", "holds files that git does not take: " + cut(snapshot.refused())));
    }
    new LeftOut(unfit, hidden(workspace, snapshot.tree(), internal))
        .write(places.ours(run), snapshot.tree());
    return snapshot.tree();
  }

  /** New files that the rules of the starting point would have put into the tree. */
  private List<String> hidden(Workspace workspace, ObjectId tree, InternalPaths internal)
      throws GitFailed, IOException {
    String run = workspace.order().request().runId();
    Path scratch = places.ours(run).resolve("old-rules");
    TreeRemoval.remove(scratch);
    Files.createDirectory(scratch);
    try {
      return orThrow(
              rules.excludedAnew(
                  places.repository(run), workspace.start(), tree, workspace.files(), scratch))
          .stream()
          .filter(path -> !internal.contain(path))
          .toList();
    } finally {
      TreeRemoval.remove(scratch);
    }
  }

  /** The files of the tree, and nothing else that is not ignored. */
  void restore(Workspace workspace, ObjectId tree) throws GitFailed, IOException {
    InspectFiles.below(workspace.files());
    orThrow(
        trees.putBack(
            places.repository(workspace.order().request().runId()), tree, workspace.files()));
  }

  /** What was recorded and has changed since; what is never recorded does not count. */
  List<String> altered(Workspace workspace, ObjectId tree) throws GitFailed, IOException {
    Path files = workspace.files();
    InternalPaths internal = InternalPaths.of(workspace.order().request(), files);
    List<String> tooLarge = InspectFiles.below(files);
    Repository own = places.repository(workspace.order().request().runId());
    return orThrow(trees.modified(own, tree, files)).stream()
        .filter(path -> !internal.contain(path) && !tooLarge.contains(path))
        .toList();
  }

  private List<String> worthNaming(
      Repository own, Path files, InternalPaths internal, List<String> paths) throws GitFailed {
    List<String> visible = paths.stream().filter(path -> !internal.contain(path)).toList();
    Set<String> ignored = new HashSet<>(orThrow(trees.ignored(own, files, visible)));
    return visible.stream().filter(path -> !ignored.contains(path)).toList();
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_REFUSAL));
  }
}
