package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Git's lists of the files of trees. Each is asked for once and kept in the repository, without
 * anything about files on disk: whoever begins with one has git look at every file's content.
 */
public final class TreeIndex {

  private final Git git;

  public TreeIndex(Git git) {
    this.git = git;
  }

  /**
   * The files of a tree; proves also that the repository has all of its directories.
   *
   * @param tree a tree or commit
   */
  public GitResult<IndexFile> of(Repository repository, ObjectId tree) {
    return kept(repository, tree).then(index -> read(index, tree));
  }

  /** Makes it the index that the next calls of git work with; nobody else may work with it. */
  GitResult<Path> begin(Repository repository, ObjectId tree) {
    return kept(repository, tree)
        .then(
            kept -> {
              try {
                // Left by a git of ours that was killed.
                Files.deleteIfExists(repository.directory().resolve("index.lock"));
                return new Done<>(
                    Files.copy(kept, repository.index(), StandardCopyOption.REPLACE_EXISTING));
              } catch (IOException e) {
                return failed(tree, e);
              }
            });
  }

  private GitResult<Path> kept(Repository repository, ObjectId tree) {
    Path index = repository.directory().resolve("index-" + tree);
    if (Files.exists(index)) {
      return new Done<>(index);
    }
    return git.call(
            GitCall.of(operation(tree), repository, "read-tree", tree.hex())
                .under(Map.of("GIT_INDEX_FILE", index.toString())))
        .map(_ -> index);
  }

  private static GitResult<IndexFile> read(Path index, ObjectId tree) {
    try {
      return new Done<>(IndexFile.read(index));
    } catch (IOException e) {
      return failed(tree, e);
    }
  }

  private static <T> GitResult<T> failed(ObjectId tree, IOException e) {
    return new Failed<>(GitFailure.of(Kind.OTHER, operation(tree), String.valueOf(e.getMessage())));
  }

  private static String operation(ObjectId tree) {
    return "list the files of " + tree;
  }
}
