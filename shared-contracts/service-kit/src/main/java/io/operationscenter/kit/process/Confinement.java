package io.operationscenter.kit.process;

import java.nio.file.Path;

/**
 * What holds a program that is not ours: an agent, a bootstrap or a validation command.
 *
 * @param runId names the run it belongs to; every process of the run carries it in {@value
 *     ChildEnvironment#MARKER}, which is one way to find survivors, also after a crash of ours
 * @param workspace directory of the run; whatever has its working directory, root or program below
 *     it belongs to the run
 * @param identity user that the program gets when we are uid 0; otherwise it runs as ourselves
 * @param pidNamespace whether to use a pid namespace where the machine allows it
 * @param limits resource limits
 */
public record Confinement(
    String runId,
    Path workspace,
    RunIdentity identity,
    boolean pidNamespace,
    ResourceLimits limits) {

  public Confinement {
    if (runId.isBlank() || runId.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("confinement needs a run id, got '" + runId + "'");
    }
    if (!workspace.isAbsolute() || workspace.getNameCount() < 2) {
      // A mistake here would make every process of the machine a survivor of the run.
      throw new IllegalArgumentException(
          "workspace must be an absolute path at least two levels deep, got " + workspace);
    }
    workspace = workspace.normalize();
  }

  /** Default user, pid namespace where possible, no core files. */
  public static Confinement of(String runId, Path workspace) {
    return new Confinement(
        runId, workspace, RunIdentity.DEFAULT, true, ResourceLimits.NO_CORE_FILES);
  }

  Traces traces(boolean ownUser) {
    return new Traces(runId, ownUser ? null : identity, workspace);
  }
}
