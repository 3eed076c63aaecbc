package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Approvals by people (spec 07 §2.13). */
@Contract(closed = true)
public record ApprovalsSection(
    @Doc("Days until an unused approval lapses.") @Default("7") @Min(1) @Max(36_500) long expiresDays) {

  /** Checks every rule and copies what is mutable. */
  public ApprovalsSection {
    Checked.arguments(ApprovalsSection.class, expiresDays).orThrow();
  }
}
