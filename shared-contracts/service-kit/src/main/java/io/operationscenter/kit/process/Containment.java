package io.operationscenter.kit.process;

/** How it is made sure that no process outlives its run (design §6). */
public enum Containment {
  /** The kernel kills everything in the run's pid namespace together with its first process. */
  PID_NAMESPACE,
  /** Survivors are looked for by session, descent, marker, user and workspace. */
  SURVIVOR_SEARCH
}
