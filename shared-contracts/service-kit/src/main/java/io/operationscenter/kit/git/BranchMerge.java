package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Merges two commits without touching files, branches or index; needs git 2.38. */
public final class BranchMerge {

  private final Git git;

  public BranchMerge(Git git) {
    this.git = git;
  }

  /**
   * What a merge gives.
   *
   * @param tree the merged files, with conflict markers where both sides changed the same
   * @param conflicted files that need somebody's decision; sorted
   */
  public record Merged(ObjectId tree, List<String> conflicted) {
    public Merged {
      conflicted = List.copyOf(conflicted);
    }
  }

  /** Merges {@code theirs} into {@code ours}; fails when the histories have nothing in common. */
  public GitResult<Merged> merge(Repository repository, ObjectId ours, ObjectId theirs) {
    GitCall call =
        GitCall.of(
            "merge " + theirs + " into " + ours,
            repository,
            "merge-tree",
            "--write-tree",
            "--name-only",
            "--no-messages",
            "-z",
            ours.hex(),
            theirs.hex());
    return git.attempt(call)
        .then(
            answer ->
                answer.code() <= 1
                    ? new Done<>(parse(answer.text()))
                    : new Failed<>(
                        GitFailure.said(call.operation(), answer.stderr(), Git.maskFor(call))));
  }

  private static Merged parse(String answer) {
    List<String> fields =
        Arrays.stream(answer.split("\0", -1)).filter(field -> !field.isEmpty()).toList();
    return new Merged(
        new ObjectId(fields.getFirst().strip()),
        List.copyOf(new TreeSet<>(fields.subList(1, fields.size()))));
  }
}
