package io.operationscenter.kit.git;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a remote what its branches are now. */
public final class RemoteRefs {

  private final Git git;

  public RemoteRefs(Git git) {
    this.git = git;
  }

  /** All branches of the remote; those whose names {@link RefName} does not take are left out. */
  public GitResult<Map<RefName, ObjectId>> branches(Remote remote) {
    return list(remote, List.of("refs/heads/*"));
  }

  /**
   * Where branches of the remote stand, without those that are not there.
   *
   * @param branches {@code refs/heads/…}, at least one
   */
  public GitResult<Map<RefName, ObjectId>> of(Remote remote, Collection<RefName> branches) {
    return list(remote, branches.stream().map(RefName::value).toList())
        .map(
            // Git answers also with branches whose names only end so.
            found -> {
              found.keySet().retainAll(branches);
              return found;
            });
  }

  /** Where a branch of the remote stands; empty when there is none. */
  public GitResult<Optional<ObjectId>> branch(Remote remote, RefName branch) {
    return of(remote, List.of(branch)).map(found -> Optional.ofNullable(found.get(branch)));
  }

  private GitResult<Map<RefName, ObjectId>> list(Remote remote, List<String> patterns) {
    List<String> arguments =
        new ArrayList<>(List.of("ls-remote", "--quiet", "--heads", "--", remote.url().value()));
    arguments.addAll(patterns);
    return git.call(
            GitCall.without(
                "list the branches of the remote", remote, arguments.toArray(String[]::new)))
        .map(answer -> parse(answer.text()));
  }

  private static Map<RefName, ObjectId> parse(String lines) {
    Map<RefName, ObjectId> branches = new HashMap<>();
    for (String line : lines.lines().toList()) {
      int tab = line.indexOf('\t');
      String name = line.substring(tab + 1);
      if (tab > 0 && RefName.fault(name) == null) {
        branches.put(new RefName(name), new ObjectId(line.substring(0, tab)));
      }
    }
    return branches;
  }
}
