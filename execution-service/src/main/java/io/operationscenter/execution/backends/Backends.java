package io.operationscenter.execution.backends;

import io.operationscenter.contracts.enums.BackendName;
import java.util.Optional;

/** Which adapters this installation has (spec 03 §5). */
public interface Backends {

  /** The adapter; empty when the backend is not registered. */
  Optional<BackendAdapter> forBackend(BackendName backend);
}
