package io.operationscenter.execution.settings;

import java.util.Optional;

/** The configuration in use; each call may answer another one. */
public interface Settings {

  /** What holds now; empty without an operator's file. */
  Optional<InForce> current();

  /** Looks at the file again before it answers. */
  Optional<InForce> reloaded();
}
