package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.GitResult.Done;
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
import java.util.stream.Collectors;

/**
 * Writes the files of a directory that others write to as a tree of ours. Only the files count:
 * whatever git configuration, hooks or repositories lie in the directory are not looked at.
 */
public final class TreeWriter {

  private final Git git;
  private final TreeIndex indexes;

  public TreeWriter(Git git) {
    this.git = git;
    this.indexes = new TreeIndex(git);
  }

  /**
   * The files of a directory as a tree object.
   *
   * @param tree id of the tree
   * @param nested repositories inside the directory, whose files are not part of the tree; sorted
   * @param refused what git said about files that it could not take; empty = it took all
   */
  public record Snapshot(ObjectId tree, List<String> nested, String refused) {
    public Snapshot {
      nested = List.copyOf(nested);
    }
  }

  /**
   * What a snapshot keeps as the base has it, whatever lies on disk.
   *
   * @param paths files and directories, from the directory's root
   * @param prefixes the same for all paths that begin so
   */
  public record Untouched(List<String> paths, List<String> prefixes) {

    /** Nothing. */
    public static final Untouched NONE = new Untouched(List.of(), List.of());

    public Untouched {
      paths = List.copyOf(paths);
      prefixes = List.copyOf(prefixes);
    }
  }

  /**
   * Turns the files on disk into a tree: what {@code base} has and still lies there, and new files
   * that no ignore rule excludes. Submodules stay as {@code base} has them.
   */
  public GitResult<Snapshot> snapshot(
      Repository repository, ObjectId base, Path directory, Untouched untouched) {
    String operation = "record the files of " + directory;
    Set<String> nested;
    try {
      nested = repositoriesBelow(directory);
    } catch (IOException e) {
      return new Failed<>(GitFailure.of(Kind.OTHER, operation, String.valueOf(e.getMessage())));
    }
    return indexes
        .of(repository, base)
        .then(
            files -> {
              Set<String> leftOut = new TreeSet<>(files.submodules());
              nested.removeAll(leftOut);
              leftOut.addAll(nested);
              leftOut.addAll(untouched.paths());
              return indexes
                  .begin(repository, base)
                  .then(
                      _ ->
                          add(
                              repository,
                              directory,
                              new Untouched(List.copyOf(leftOut), untouched.prefixes())));
            })
        .then(
            refused ->
                git.call(GitCall.of(operation, repository, "write-tree"))
                    .map(
                        answer ->
                            new Snapshot(
                                Revisions.objectId(answer), List.copyOf(nested), refused)));
  }

  /**
   * For a repository below the directory git would start another git that trusts its settings.
   *
   * @return what git said about files that it did not take
   */
  private GitResult<String> add(Repository repository, Path directory, Untouched leftOut) {
    StringBuilder paths = new StringBuilder(".\0");
    leftOut
        .paths()
        .forEach(path -> paths.append(":(top,exclude,literal)").append(path).append('\0'));
    leftOut
        .prefixes()
        .forEach(prefix -> paths.append(":(top,exclude)").append(prefix).append("*\0"));
    GitCall call =
        GitCall.of(
                "record the files of " + directory,
                repository,
                "add",
                "--all",
                "--ignore-errors",
                "--pathspec-from-file=-",
                "--pathspec-file-nul")
            .on(directory)
            .fed(paths.toString());
    return git.attempt(call)
        .then(
            answer ->
                switch (answer.code()) {
                  case 0 -> new Done<>("");
                  case 1 -> new Done<>(errors(answer.stderr()));
                  default ->
                      new Failed<>(
                          GitFailure.said(call.operation(), answer.stderr(), Git.maskFor(call)));
                });
  }

  /** Git also mentions files that it leaves out because they are ignored; that is no refusal. */
  private static String errors(String stderr) {
    return stderr
        .lines()
        .filter(line -> line.startsWith("error: ") || line.startsWith("fatal: "))
        .collect(Collectors.joining("\n"));
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
