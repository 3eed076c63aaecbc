package io.operationscenter.execution.evidence;

import java.util.Locale;

/** How far a number of the chain came. */
enum SealState {
  /** given to a run; its folder is being written */
  INTENDED,
  /** the folder lies in its place */
  SEALED,
  /** given, but a crash came in between and the run was sealed under another number */
  VOID;

  /** As stored. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
