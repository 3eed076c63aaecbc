package io.operationscenter.kit.process;

import java.util.List;

/**
 * Whom a search for survivors found.
 *
 * @param found every process that was found and sent SIGKILL
 * @param remaining those of them that were still there at the end; not empty only when the kernel
 *     does not let them die in time
 */
public record Sweep(List<Survivor> found, List<Survivor> remaining) {

  static final Sweep NOBODY = new Sweep(List.of(), List.of());

  public Sweep {
    found = List.copyOf(found);
    remaining = List.copyOf(remaining);
  }

  /**
   * A process that was found.
   *
   * @param pid its id on this machine
   * @param program its name as the kernel knows it, at most 15 characters
   * @param evidence why it belongs to the run
   */
  public record Survivor(long pid, String program, Evidence evidence) {}

  /** Why a process belongs to a run. */
  public enum Evidence {
    /** Descends from the started program or shares its session. */
    TREE,
    /** Carries the run's marker in its environment. */
    MARKER,
    /** Runs as the user that only runs have. */
    USER,
    /** Has its working directory, root or program below the workspace. */
    WORKSPACE
  }
}
