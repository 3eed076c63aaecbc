package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives an agent a repository of its own in its workspace: files, a branch, and objects borrowed
 * read-only. Nothing that the agent writes there is ever read by our git (design §6).
 */
public final class AgentCheckout {

  private final Git git;

  public AgentCheckout(Git git) {
    this.git = git;
  }

  /**
   * What the agent shall find.
   *
   * @param commit where its branch starts
   * @param branch its branch, which is checked out
   * @param person author of what it commits
   * @param known other refs it may see, such as {@code refs/remotes/origin/main}
   */
  public record Start(
      ObjectId commit, RefName branch, Person person, Map<RefName, ObjectId> known) {
    public Start {
      known = Map.copyOf(known);
    }
  }

  /**
   * Fills a workspace.
   *
   * @param workspace existing directory, empty or made by {@link #ahead} with its index in {@code
   *     .git}; then every file is compared with what git saw of it
   * @param lender repository whose objects are borrowed and that holds the commit
   * @return the workspace
   */
  public GitResult<Path> create(Path workspace, Repository lender, Start start) {
    return adopt(workspace, lender, start)
        .then(own -> fill(own, workspace, own.index(), start.commit()));
  }

  /**
   * Gives a workspace that {@link #ahead} made, and that nobody could reach since, its repository.
   *
   * @param workspace directory with the files of the commit, their index in its {@code .git}
   * @param lender repository whose objects are borrowed and that holds the commit
   */
  public GitResult<Repository> adopt(Path workspace, Repository lender, Start start) {
    Repository own = new Repository(workspace.resolve(".git"));
    try {
      RepositorySkeleton.write(
          own.directory(), false, start.branch(), RepositorySkeleton.userSettings(start.person()));
      RunRepository.borrow(own.objects(), lender.objects());
      Map<RefName, ObjectId> refs = new HashMap<>(start.known());
      refs.put(start.branch(), start.commit());
      RepositorySkeleton.refs(own.directory(), refs);
      return new Done<>(own);
    } catch (IOException e) {
      return new Failed<>(
          GitFailure.of(
              Kind.OTHER, "create the agent's repository", String.valueOf(e.getMessage())));
    }
  }

  /**
   * Checks a commit out into an empty directory, for a workspace that is made later.
   *
   * @param index file that takes git's index of it
   */
  public GitResult<Path> ahead(Path files, Path index, Repository lender, ObjectId commit) {
    return fill(lender, files, index, commit);
  }

  /**
   * Records once more how the files lie on disk, after their owner changed: otherwise the agent's
   * first look at them would read them all.
   */
  public GitResult<Path> lookAgain(Path files, Path index, Repository lender) {
    return git.call(
            GitCall.of("look at the files again", lender, "update-index", "-q", "--refresh")
                .on(files)
                .under(Map.of("GIT_INDEX_FILE", index.toString())))
        .map(_ -> files);
  }

  private GitResult<Path> fill(Repository lender, Path files, Path index, ObjectId commit) {
    return git.call(
            GitCall.of("fill the workspace", lender, "read-tree", "--reset", "-u", commit.hex())
                .on(files)
                .under(Map.of("GIT_INDEX_FILE", index.toString())))
        .map(_ -> files);
  }

  /** Removes from a new workspace whatever its commit does not have. */
  public GitResult<Path> removeStrangers(Path workspace) {
    return git.call(
            GitCall.of(
                    "clean the workspace",
                    new Repository(workspace.resolve(".git")),
                    "clean",
                    "-ffdxq")
                .on(workspace))
        .map(_ -> workspace);
  }
}
