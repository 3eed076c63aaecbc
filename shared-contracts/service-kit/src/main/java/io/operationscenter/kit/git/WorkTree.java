package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.GitResult.Failed;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Moves files between a repository of ours and a directory that others write to. Only the files
 * count: whatever git configuration, hooks or repositories lie in the directory are not looked at.
 */
public final class WorkTree {

  private static final String SUBMODULE_MODE = "160000 ";

  private final Git git;

  public WorkTree(Git git) {
    this.git = git;
  }

  /**
   * The files of a directory as a tree object.
   *
   * @param tree id of the tree
   * @param nested repositories inside the directory, whose files are not part of the tree; sorted
   */
  public record Snapshot(ObjectId tree, List<String> nested) {
    public Snapshot {
      nested = List.copyOf(nested);
    }
  }

  /** Writes the files of a commit into a directory, over what is there. */
  public GitResult<Path> checkOut(Repository repository, ObjectId commit, Path directory) {
    String operation = "check out " + commit;
    return git.call(GitCall.of(operation, repository, "read-tree", commit.hex()))
        .then(
            _ ->
                git.call(
                    GitCall.of(
                            operation, repository, "checkout-index", "--quiet", "--force", "--all")
                        .on(directory)))
        .map(_ -> directory);
  }

  /**
   * Turns the files on disk into a tree: what {@code base} has and still lies there, and new files
   * that no ignore rule excludes. Submodules stay as {@code base} has them.
   */
  public GitResult<Snapshot> snapshot(Repository repository, ObjectId base, Path directory) {
    String operation = "record the files of " + directory;
    Set<String> nested;
    try {
      nested = repositoriesBelow(directory);
    } catch (IOException e) {
      return new Failed<>(GitFailure.of(Kind.OTHER, operation, String.valueOf(e.getMessage())));
    }
    return git.call(GitCall.of(operation, repository, "read-tree", base.hex()))
        .then(_ -> git.call(GitCall.of(operation, repository, "ls-files", "--stage", "-z")))
        .then(
            index -> {
              Set<String> leftOut = submodules(index.text());
              nested.removeAll(leftOut);
              leftOut.addAll(nested);
              return add(repository, directory, leftOut);
            })
        .then(_ -> git.call(GitCall.of(operation, repository, "write-tree")))
        .map(answer -> new Snapshot(Revisions.objectId(answer), List.copyOf(nested)));
  }

  /** For a repository below the directory git would start another git that trusts its settings. */
  private GitResult<Git.Answer> add(Repository repository, Path directory, Set<String> leftOut) {
    StringBuilder paths = new StringBuilder(".\0");
    leftOut.forEach(path -> paths.append(":(top,exclude,literal)").append(path).append('\0'));
    return git.call(
        GitCall.of(
                "record the files of " + directory,
                repository,
                "add",
                "--all",
                "--pathspec-from-file=-",
                "--pathspec-file-nul")
            .on(directory)
            .fed(paths.toString()));
  }

  private static Set<String> submodules(String index) {
    Set<String> paths = new TreeSet<>();
    for (String entry : index.split("\0", -1)) {
      if (entry.startsWith(SUBMODULE_MODE)) {
        paths.add(entry.substring(entry.indexOf('\t') + 1));
      }
    }
    return paths;
  }

  private static Set<String> repositoriesBelow(Path directory) throws IOException {
    Set<String> found = new TreeSet<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return note(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            note(path);
            return FileVisitResult.CONTINUE;
          }

          private boolean note(Path path) {
            if (!path.endsWith(".git")) {
              return false;
            }
            String owner = directory.relativize(path.resolveSibling("")).toString();
            return owner.isEmpty() || found.add(owner);
          }
        });
    return found;
  }
}
