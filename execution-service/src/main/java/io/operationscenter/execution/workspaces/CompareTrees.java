package io.operationscenter.execution.workspaces;

import static io.operationscenter.execution.workspaces.GitFailed.orThrow;

import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.enums.ChangeType;
import io.operationscenter.execution.workspaces.TreeDiff.Unfit;
import io.operationscenter.kit.git.FileChange;
import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.ObjectId;
import io.operationscenter.kit.git.Repository;
import io.operationscenter.kit.git.TreeDifference;
import io.operationscenter.kit.git.TreeDifference.Difference;
import io.operationscenter.kit.git.TreeDifference.EntryKind;
import io.operationscenter.kit.git.TreeDifference.FileDelta;
import io.operationscenter.kit.git.TreeDifference.Lines;
import io.operationscenter.kit.git.TreeDifference.Patch;
import io.operationscenter.kit.git.TreeDifference.Shown;
import io.operationscenter.kit.git.TreeLinks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what a tree changes against the merge base with the base branch (spec 03 §3, FIX). */
final class CompareTrees {

  private static final int LONGEST_PATCH = 8 << 20;
  private static final int LONGEST_SEARCH = 32 << 20;
  private static final String NO_UTF8 = "\uFFFD";

  private final TreeDifference differences;
  private final TreeLinks links;
  private final WorkspacePlaces places;

  CompareTrees(Git git, WorkspacePlaces places) {
    this.differences = new TreeDifference(git);
    this.links = new TreeLinks(git);
    this.places = places;
  }

  TreeDiff of(Workspace workspace, ObjectId tree) throws GitFailed, IOException {
    String run = workspace.order().request().runId();
    Repository own = places.repository(run);
    InternalPaths internal = InternalPaths.of(workspace.order().request(), workspace.files());
    // The base is merged into every starting point, so it is the merge base itself.
    ObjectId from = workspace.base();
    Difference difference =
        orThrow(
            differences.of(
                own, from, tree, new Shown(internal.and(List.of()), LONGEST_PATCH, false)));
    List<FileDelta> deltas =
        difference.files().stream()
            .flatMap(delta -> visible(delta, internal).stream())
            .sorted(Comparator.comparing(delta -> delta.change().path()))
            .toList();
    Patch patch = difference.patch();
    LeftOut leftOut = LeftOut.read(places.ours(run), tree);
    List<Unfit> unfit = new ArrayList<>(leftOut.unfit());
    unfit.addAll(unfit(own, tree, deltas));
    if (!patch.complete()) {
      unfit.add(
          new Unfit(".", "changes more text than %d MiB".formatted(LONGEST_PATCH / (1 << 20))));
    }
    Patch searched = searched(own, from, tree, deltas, patch, internal);
    if (!searched.complete()) {
      unfit.add(
          new Unfit(
              ".",
              "changes more than %d MiB, too much to be searched for secrets"
                  .formatted(LONGEST_SEARCH / (1 << 20))));
    }
    return new TreeDiff(
        deltas.stream().map(FileDelta::change).toList(),
        deltas.stream().flatMap(delta -> ref(delta).stream()).toList(),
        deltas.stream().map(FileDelta::lines).mapToLong(l -> l == null ? 0 : l.added()).sum(),
        deltas.stream().map(FileDelta::lines).mapToLong(l -> l == null ? 0 : l.deleted()).sum(),
        patch.text().replace('\0', '\uFFFD'),
        searched.text(),
        unfit,
        leftOut.hidden());
  }

  /** What git calls binary is searched too: one NUL, or an attribute, makes it so. */
  private Patch searched(
      Repository own,
      ObjectId from,
      ObjectId tree,
      List<FileDelta> deltas,
      Patch patch,
      InternalPaths internal)
      throws GitFailed {
    boolean binary = deltas.stream().anyMatch(d -> d.kind() == EntryKind.FILE && d.lines() == null);
    return binary
        ? orThrow(
            differences.patch(
                own, from, tree, new Shown(internal.and(List.of()), LONGEST_SEARCH, true)))
        : patch;
  }

  /** Of a rename from or to an internal path only the other half is seen. */
  private static Optional<FileDelta> visible(FileDelta delta, InternalPaths internal) {
    FileChange change = delta.change();
    String old = change.oldPath();
    boolean newInternal = internal.contain(change.path());
    boolean oldInternal = old != null && internal.contain(old);
    if (newInternal && (old == null || oldInternal)) {
      return Optional.empty();
    }
    if (newInternal) {
      return Optional.of(
          new FileDelta(
              new FileChange(FileChange.Kind.DELETED, String.valueOf(old), null),
              delta.kind(),
              null));
    }
    return Optional.of(
        oldInternal
            ? new FileDelta(
                new FileChange(FileChange.Kind.ADDED, change.path(), null),
                delta.kind(),
                delta.lines())
            : delta);
  }

  private List<Unfit> unfit(Repository own, ObjectId tree, List<FileDelta> deltas)
      throws GitFailed {
    List<Unfit> unfit = new ArrayList<>();
    for (FileDelta delta : deltas) {
      String name = delta.change().path() + String.valueOf(delta.change().oldPath());
      if (name.contains(NO_UTF8)) {
        unfit.add(new Unfit(delta.change().path(), "has a name that is not valid UTF-8"));
      } else if (name.indexOf('\\') >= 0) {
        unfit.add(new Unfit(delta.change().path(), "has a backslash in its name"));
      }
    }
    Set<String> changedLinks =
        deltas.stream()
            .filter(delta -> delta.kind() == EntryKind.SYMLINK)
            .filter(delta -> delta.change().kind() != FileChange.Kind.DELETED)
            .map(delta -> delta.change().path())
            .collect(Collectors.toSet());
    if (!changedLinks.isEmpty()) {
      for (String link : new LinkTargets(orThrow(links.of(own, tree))).leaving(changedLinks)) {
        unfit.add(new Unfit(link, "is a link that leaves the workspace"));
      }
    }
    return unfit;
  }

  /** Empty for a name that the contract cannot say; such a file is unfit. */
  private static Optional<ChangedFileRef> ref(FileDelta delta) {
    String path = delta.change().path();
    if (path.indexOf('\\') >= 0 || path.startsWith("./")) {
      return Optional.empty();
    }
    Lines lines = delta.lines();
    return Optional.of(
        new ChangedFileRef(path, type(delta.change().kind()), added(lines), deleted(lines)));
  }

  private static @Nullable Long added(@Nullable Lines lines) {
    return lines == null ? null : Long.valueOf(lines.added());
  }

  private static @Nullable Long deleted(@Nullable Lines lines) {
    return lines == null ? null : Long.valueOf(lines.deleted());
  }

  private static ChangeType type(FileChange.Kind kind) {
    return switch (kind) {
      case ADDED, COPIED -> ChangeType.ADDED;
      case MODIFIED, TYPE_CHANGED -> ChangeType.MODIFIED;
      case DELETED -> ChangeType.DELETED;
      case RENAMED -> ChangeType.RENAMED;
    };
  }
}
