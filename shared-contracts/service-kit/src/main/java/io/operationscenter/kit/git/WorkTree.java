package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Brings files of a repository of ours into a directory that others write to, and compares. Only
 * the files count: whatever git configuration, hooks or repositories lie in the directory are not
 * looked at.
 */
public final class WorkTree {

  private final Git git;
  private final TreeIndex indexes;

  public WorkTree(Git git) {
    this.git = git;
    this.indexes = new TreeIndex(git);
  }

  /** Writes the files of a commit or tree into a directory, over what is there. */
  public GitResult<Path> checkOut(Repository repository, ObjectId commit, Path directory) {
    String operation = "check out " + commit;
    return indexes
        .begin(repository, commit)
        .then(
            _ ->
                git.call(
                    GitCall.of(
                            operation, repository, "checkout-index", "--quiet", "--force", "--all")
                        .on(directory)))
        .map(_ -> directory);
  }

  /**
   * Puts the files of a tree on disk and removes every other file that no ignore rule spares, whole
   * repositories included.
   */
  public GitResult<Path> putBack(Repository repository, ObjectId tree, Path directory) {
    return checkOut(repository, tree, directory)
        .then(
            _ ->
                git.call(
                    GitCall.of("clean " + directory, repository, "clean", "-ffdq").on(directory)))
        .map(_ -> directory);
  }

  /**
   * Files of a tree that a directory no longer has as the tree has them, whatever their times say;
   * sorted. Submodules are not looked at.
   */
  public GitResult<List<String>> modified(Repository repository, ObjectId tree, Path directory) {
    return indexes
        .of(repository, tree)
        .then(
            index ->
                indexes
                    .begin(repository, tree)
                    .then(
                        _ ->
                            git.call(
                                GitCall.of(
                                        "compare " + directory,
                                        repository,
                                        "ls-files",
                                        "--modified",
                                        "--deduplicate",
                                        "-z")
                                    .on(directory)))
                    .map(
                        answer ->
                            fields(answer.text()).stream()
                                .filter(path -> !index.submodules().contains(path))
                                .sorted()
                                .toList()));
  }

  /**
   * What lies in a directory besides the files of a tree and what ignore rules exclude: files, and
   * directories, whose names end with a slash, that hold nothing else.
   */
  public GitResult<List<String>> untracked(Repository repository, ObjectId tree, Path directory) {
    String operation = "list the new files of " + directory;
    return indexes
        .begin(repository, tree)
        .then(
            _ ->
                git.call(
                    GitCall.of(
                            operation,
                            repository,
                            "ls-files",
                            "--others",
                            "--exclude-standard",
                            "--directory",
                            "--no-empty-directory",
                            "-z")
                        .on(directory)))
        .map(answer -> fields(answer.text()));
  }

  /** Those of the paths that ignore rules exclude and the last tree that was read does not have. */
  public GitResult<List<String>> ignored(
      Repository repository, Path directory, Collection<String> paths) {
    if (paths.isEmpty()) {
      return new Done<>(List.of());
    }
    GitCall call =
        GitCall.of("look for ignored files", repository, "check-ignore", "-z", "--stdin")
            .on(directory)
            .fed(String.join("\0", paths) + "\0");
    return git.attempt(call)
        .then(
            answer ->
                answer.code() <= 1
                    ? new Done<>(fields(answer.text()))
                    : new Failed<>(
                        GitFailure.said(call.operation(), answer.stderr(), Git.maskFor(call))));
  }

  private static List<String> fields(String answer) {
    return Arrays.stream(answer.split("\0", -1)).filter(field -> !field.isEmpty()).toList();
  }
}
