package io.operationscenter.execution.workspaces;

import io.operationscenter.kit.git.ObjectId;
import java.util.Optional;

/** What became of a push. */
public sealed interface Pushed {

  /** The remote branch stands at our commit, by this push or by an earlier one of ours. */
  record Done() implements Pushed {}

  /**
   * Somebody else moved the branch; nothing was changed.
   *
   * @param expected what the lease said; empty = must not exist
   * @param found what stands there
   */
  record Conflict(Optional<ObjectId> expected, Optional<ObjectId> found) implements Pushed {}

  /**
   * The remote refused it or could not be reached.
   *
   * @param reason masked
   */
  record Rejected(String reason) implements Pushed {}
}
