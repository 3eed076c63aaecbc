package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;

/** Backends with a choice of engine (spec 07 §2.13). */
@Contract(closed = true)
public record BackendsSection(@Doc("The kodo slot.") @Default("{}") KodoBackend kodo) {

  /** Checks every rule and copies what is mutable. */
  public BackendsSection {
    Checked.arguments(BackendsSection.class, kodo).orThrow();
  }
}
