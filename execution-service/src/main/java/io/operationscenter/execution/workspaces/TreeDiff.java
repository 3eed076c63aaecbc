package io.operationscenter.execution.workspaces;

import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.kit.git.FileChange;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a tree differs from the merge base with the base branch; internal paths are left out (spec 03
 * §3).
 *
 * @param changes with both names of a rename, sorted by path
 * @param files the same as the contract says it
 * @param added lines
 * @param deleted lines
 * @param patch the diff as text, not masked; bounded, never null, with a mark in place of NUL
 * @param searched the same with binary files as text, to be searched for secrets; for nothing else
 * @param unfit what may not be committed wherever it lies, or could not be recorded
 * @param hidden new files and directories that only ignore rules of the run keep out of the tree
 */
public record TreeDiff(
    List<FileChange> changes,
    List<ChangedFileRef> files,
    long added,
    long deleted,
    String patch,
    String searched,
    List<Unfit> unfit,
    List<String> hidden) {

  /** Copies what is mutable. */
  public TreeDiff {
    changes = List.copyOf(changes);
    files = List.copyOf(files);
    unfit = List.copyOf(unfit);
    hidden = List.copyOf(hidden);
  }

  /** A difference in which everything may be committed. */
  public TreeDiff(
      List<FileChange> changes,
      List<ChangedFileRef> files,
      long added,
      long deleted,
      String patch) {
    this(changes, files, added, deleted, patch, patch, List.of(), List.of());
  }

  /** The same under other names. */
  public TreeDiff named(UnaryOperator<String> naming) {
    return new TreeDiff(
        changes.stream()
            .map(
                change ->
                    new FileChange(
                        change.kind(),
                        naming.apply(change.path()),
                        change.oldPath() == null ? null : naming.apply(change.oldPath())))
            .toList(),
        files.stream()
            .map(
                file ->
                    new ChangedFileRef(
                        naming.apply(file.path()),
                        file.changeType(),
                        file.linesAdded(),
                        file.linesRemoved()))
            .toList(),
        added,
        deleted,
        patch,
        searched,
        unfit.stream()
            .map(one -> new Unfit(naming.apply(one.path()), naming.apply(one.reason())))
            .toList(),
        hidden.stream().map(naming).toList());
  }

  /**
   * A file that may not be committed.
   *
   * @param path from the repository's root
   * @param reason why, in words that follow the path
   */
  public record Unfit(String path, String reason) {}
}
