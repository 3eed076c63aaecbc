package io.operationscenter.kit.git;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks a remote what its branches are now. */
public final class RemoteRefs {

  private final Git git;

  public RemoteRefs(Git git) {
    this.git = git;
  }

  /** All branches of the remote; those whose names {@link RefName} does not take are left out. */
  public GitResult<Map<String, ObjectId>> branches(Remote remote) {
    return list(remote, "refs/heads/*");
  }

  /** Where a branch of the remote stands; empty when there is none. */
  public GitResult<Optional<ObjectId>> branch(Remote remote, RefName branch) {
    return list(remote, branch.value())
        .map(branches -> Optional.ofNullable(branches.get(branch.branchName())));
  }

  private GitResult<Map<String, ObjectId>> list(Remote remote, String pattern) {
    return git.call(
            GitCall.without(
                "list the branches of the remote",
                remote,
                "ls-remote",
                "--quiet",
                "--heads",
                "--",
                remote.url().value(),
                pattern))
        .map(answer -> parse(answer.text()));
  }

  private static Map<String, ObjectId> parse(String lines) {
    Map<String, ObjectId> branches = new TreeMap<>();
    for (String line : lines.lines().toList()) {
      int tab = line.indexOf('\t');
      String name = line.substring(tab + 1);
      if (tab > 0 && RefName.fault(name) == null) {
        branches.put(new RefName(name).branchName(), new ObjectId(line.substring(0, tab)));
      }
    }
    return branches;
  }
}
