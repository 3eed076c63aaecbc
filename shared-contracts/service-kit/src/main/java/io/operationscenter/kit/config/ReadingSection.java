package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;

/** How this file itself is read (spec 07 §2.13). */
@Contract(closed = true)
public record ReadingSection(
    @Doc("Unknown keys are warnings instead of errors.") @Default("false") boolean lenient) {

  /** Checks every rule and copies what is mutable. */
  public ReadingSection {
    Checked.arguments(ReadingSection.class, lenient).orThrow();
  }
}
