package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
   * Fills an empty workspace.
   *
   * @param workspace existing empty directory
   * @param lender repository whose objects are borrowed and that holds the commit
   * @return the workspace
   */
  public GitResult<Path> create(Path workspace, Repository lender, Start start) {
    Repository own = new Repository(workspace.resolve(".git"));
    GitResult<Path> result =
        git.call(
                new GitCall(
                    "create the agent's repository",
                    null,
                    List.of("init", "--quiet", "--", workspace.toString()),
                    null,
                    null,
                    null,
                    Map.of()))
            .then(_ -> borrow(own, lender));
    for (List<String> step : steps(start)) {
      result =
          result.then(
              _ ->
                  git.call(
                          GitCall.of("fill the workspace", own, step.toArray(String[]::new))
                              .on(workspace))
                      .map(_ -> workspace));
    }
    return result;
  }

  private static List<List<String>> steps(Start start) {
    String commit = start.commit().hex();
    List<List<String>> steps = new ArrayList<>();
    steps.add(List.of("config", "user.name", start.person().name()));
    steps.add(List.of("config", "user.email", start.person().email()));
    start.known().forEach((ref, id) -> steps.add(List.of("update-ref", ref.value(), id.hex())));
    steps.add(List.of("update-ref", start.branch().value(), commit));
    steps.add(List.of("symbolic-ref", "HEAD", start.branch().value()));
    steps.add(List.of("read-tree", commit));
    // -u records the files' times, so that the agent's first status need not read them all.
    steps.add(List.of("checkout-index", "--quiet", "--force", "--all", "-u"));
    return steps;
  }

  private static GitResult<Path> borrow(Repository own, Repository lender) {
    try {
      RunRepository.borrow(own.objects(), lender.objects());
      return new Done<>(own.directory());
    } catch (IOException e) {
      return new Failed<>(
          GitFailure.of(
              Kind.OTHER, "create the agent's repository", String.valueOf(e.getMessage())));
    }
  }
}
