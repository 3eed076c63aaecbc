package io.operationscenter.kit.git;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes commits. The same draft always gives the same id, so a step can be done again. */
public final class CommitWriter {

  private final Git git;

  public CommitWriter(Git git) {
    this.git = git;
  }

  /**
   * Everything that determines a commit's id.
   *
   * @param tree its files
   * @param parents the commits before it, in order
   * @param person author and committer
   * @param at date of both, in whole seconds
   * @param message not blank
   */
  public record Draft(
      ObjectId tree, List<ObjectId> parents, Person person, Instant at, String message) {
    public Draft {
      parents = List.copyOf(parents);
      if (message.isBlank() || message.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "commit message must not be blank and must hold no null byte");
      }
    }
  }

  /** Writes the commit; moves no branch. */
  public GitResult<ObjectId> write(Repository repository, Draft draft) {
    List<String> arguments = new ArrayList<>(List.of("commit-tree"));
    draft.parents().forEach(parent -> arguments.addAll(List.of("-p", parent.hex())));
    arguments.addAll(List.of("-F", "-", draft.tree().hex()));
    String date = "@" + draft.at().getEpochSecond() + " +0000";
    Person person = draft.person();
    Map<String, String> who =
        Map.of(
            "GIT_AUTHOR_NAME", person.name(),
            "GIT_AUTHOR_EMAIL", person.email(),
            "GIT_AUTHOR_DATE", date,
            "GIT_COMMITTER_NAME", person.name(),
            "GIT_COMMITTER_EMAIL", person.email(),
            "GIT_COMMITTER_DATE", date);
    return git.call(
            GitCall.of("write the commit", repository, arguments.toArray(String[]::new))
                .fed(draft.message())
                .under(who))
        .map(Revisions::objectId);
  }
}
