package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;

/** Conditions of merges (spec 07 §2.13). */
@Contract(closed = true)
public record MergeSection(
    @Doc("Merge only what was tested against the present base.") @Default("false")
        boolean requireCurrentBase) {

  /** Checks every rule and copies what is mutable. */
  public MergeSection {
    Checked.arguments(MergeSection.class, requireCurrentBase).orThrow();
  }
}
