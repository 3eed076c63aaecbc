package io.operationscenter.contracts.usage;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.Min;

/**
 * What became of appended events.
 *
 * @param appended how many are new
 * @param known how many were there already
 */
@Contract
public record AppendedUsage(@Min(0) long appended, @Min(0) long known) {

  /** Checks every rule. */
  public AppendedUsage {
    Checked.arguments(AppendedUsage.class, appended, known).orThrow();
  }
}
