package io.operationscenter.execution.runs;

import io.operationscenter.execution.workspaces.Workspace;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what is left of the conflicts that merging the base branch gave the agent to resolve. */
final class FindConflictMarkers {

  private static final Pattern ANY = Pattern.compile("^(?:<{7}|>{7}|\\|{7}) ", Pattern.MULTILINE);

  private FindConflictMarkers() {}

  /**
   * Files that still hold a marker: any marker in a file that conflicted, our own merge's labels
   * wherever an agent moved them.
   */
  static List<String> in(String patch, Workspace workspace) {
    if (workspace.conflicted().isEmpty()) {
      return List.of();
    }
    Set<String> conflicted = Set.copyOf(workspace.conflicted());
    String labels =
        workspace.remoteBranch().map(id -> "<{7} " + id.hex() + "|").orElse("")
            + (">{7} " + workspace.base().hex());
    Pattern ours = Pattern.compile("^(?:" + labels + ")", Pattern.MULTILINE);
    return AddedLines.of(patch).entrySet().stream()
        .filter(
            added ->
                (conflicted.contains(added.getKey()) ? ANY : ours).matcher(added.getValue()).find())
        .map(added -> added.getKey())
        .sorted()
        .toList();
  }
}
