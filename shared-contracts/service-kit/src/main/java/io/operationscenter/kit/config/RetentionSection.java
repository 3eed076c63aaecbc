package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How long records are kept (spec 07 §2.13). */
@Contract(closed = true)
public record RetentionSection(
    @Doc("Days that evidence and autonomy artifacts are kept.") @Default("90") @Min(1) @Max(36_500) long evidenceDays,
    @Doc("Days that command logs are kept.") @Default("1") @Min(0) @Max(36_500) long logsDays) {

  /** Checks every rule and copies what is mutable. */
  public RetentionSection {
    Checked.arguments(RetentionSection.class, evidenceDays, logsDays).orThrow();
  }
}
