package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.process.OutputBounds;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which files only new ignore rules keep out of a tree. */
public final class IgnoreRules {

  private static final int MOST_BYTES = 256 << 10;
  private static final String NO_UTF8 = "\uFFFD";

  private final Git git;
  private final TreeIndex indexes;

  public IgnoreRules(Git git) {
    this.git = git;
    this.indexes = new TreeIndex(git);
  }

  /**
   * What lies in a directory, is not in a tree and would be there under the ignore rules of an
   * earlier one: files, and directories, whose names end with a slash, that are excluded as a
   * whole. The first 256 KiB of excluded names are looked at.
   *
   * @param before whose ignore files count as the old rules
   * @param tree the files of the directory as they were recorded
   * @param scratch an empty directory of ours; the old ignore files are written there
   */
  public GitResult<List<String>> excludedAnew(
      Repository repository, ObjectId before, ObjectId tree, Path directory, Path scratch) {
    return excluded(repository, tree, directory)
        .then(
            paths ->
                paths.isEmpty()
                    ? new Done<>(paths)
                    : writeRules(repository, before, scratch)
                        .then(_ -> notExcluded(repository, scratch, paths)));
  }

  private GitResult<List<String>> excluded(Repository repository, ObjectId tree, Path directory) {
    GitCall call =
        GitCall.of(
                "list the ignored files of " + directory,
                repository,
                "ls-files",
                "--others",
                "--ignored",
                "--exclude-standard",
                "--directory",
                "-z")
            .on(directory);
    return indexes
        .begin(repository, tree)
        .then(_ -> git.callForPart(call, new OutputBounds(MOST_BYTES, 0)))
        .map(
            answer -> {
              String text = new String(answer.stdout().bytes(), StandardCharsets.UTF_8);
              return topmost(fields(text.substring(0, text.lastIndexOf('\0') + 1)));
            });
  }

  /** Git names also directories that merely hold nothing but ignored files, before those. */
  private static List<String> topmost(List<String> paths) {
    Set<String> parents = new HashSet<>();
    for (String path : paths) {
      int end = path.lastIndexOf('/', path.length() - 2);
      if (end >= 0) {
        parents.add(path.substring(0, end + 1));
      }
    }
    return paths.stream()
        .filter(path -> !parents.contains(path) && !path.contains(NO_UTF8))
        .toList();
  }

  private GitResult<Path> writeRules(Repository repository, ObjectId before, Path scratch) {
    String operation = "write the ignore files of " + before;
    return indexes
        .begin(repository, before)
        .then(
            _ ->
                git.call(
                    GitCall.of(
                            operation,
                            repository,
                            "ls-files",
                            "-z",
                            "--",
                            ".gitignore",
                            "*/.gitignore")
                        .on(scratch)))
        .then(
            names ->
                git.call(
                    GitCall.of(
                            operation,
                            repository,
                            "checkout-index",
                            "--quiet",
                            "--force",
                            "-z",
                            "--stdin")
                        .on(scratch)
                        .fed(names.text())))
        .map(_ -> scratch);
  }

  private GitResult<List<String>> notExcluded(
      Repository repository, Path scratch, List<String> paths) {
    for (String path : paths) {
      if (path.endsWith("/")) {
        makeDirectory(scratch.resolve(path));
      }
    }
    return new WorkTree(git)
        .ignored(repository, scratch, paths)
        .map(
            excluded -> {
              Set<String> before = new HashSet<>(excluded);
              return paths.stream().filter(path -> !before.contains(path)).toList();
            });
  }

  /** Rules for directories only are heeded where there is one. */
  private static void makeDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      Log.infof("rules for directories do not count for %s: %s", directory, e.getMessage());
    }
  }

  private static List<String> fields(String answer) {
    return Arrays.stream(answer.split("\0", -1)).filter(field -> !field.isEmpty()).toList();
  }
}
