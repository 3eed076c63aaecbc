package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Creates our own repository for one run: outside the workspace, with the mirror's objects
 * borrowed, so that what the run writes never reaches the mirror (design §6, §8).
 */
public final class RunRepository {

  /** Nothing is ever checked out in it. */
  private static final RefName NO_BRANCH = RefName.branch("main");

  /**
   * Creates an empty repository that can read all objects of another one.
   *
   * @param directory where it shall be; must not be inside a workspace
   * @param lender repository whose objects are borrowed
   * @param excludes patterns of files that are never committed, in the form of a gitignore line
   */
  public GitResult<Repository> create(Path directory, Repository lender, List<String> excludes) {
    Repository repository = new Repository(directory);
    try {
      RepositorySkeleton.write(directory, true, NO_BRANCH, "");
      borrow(repository.objects(), lender.objects());
      Path exclude = repository.directory().resolve("info/exclude");
      Files.writeString(exclude, String.join("\n", excludes) + "\n");
      return new Done<>(repository);
    } catch (IOException e) {
      return new Failed<>(
          GitFailure.of(Kind.OTHER, "create the run's repository", String.valueOf(e.getMessage())));
    }
  }

  /** Lets a repository read objects of another one. */
  static void borrow(Path objects, Path lendersObjects) throws IOException {
    Files.writeString(objects.resolve("info/alternates"), lendersObjects + "\n");
  }
}
