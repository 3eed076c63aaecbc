package io.operationscenter.execution.evidence;

import java.util.Locale;

/** The steps of a removal, in order; a process may be killed after each. */
enum PruneStep {
  /** the store says that it is removed; the shared copy went with that */
  RECORDED,
  /** the folder says which of its files are removed */
  TOLD,
  /** the files are gone */
  REMOVED;

  /** Name for {@link io.operationscenter.kit.faults.FaultPoints}. */
  String faultPoint() {
    return "retention." + name().toLowerCase(Locale.ROOT);
  }
}
