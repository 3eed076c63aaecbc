package io.operationscenter.contracts.common;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.Min;
import java.util.List;

/**
 * How a result is validated (spec 01 §3).
 *
 * @param profileName logical name, e.g. {@code ruff_clean}
 * @param commands shell commands, run in order
 * @param timeoutSeconds limit per command, in seconds
 * @param failFast stop at the first failing command
 */
@Contract
public record ValidationProfile(
    String profileName,
    @Default("[]") List<String> commands,
    @Default("300") @Min(1) long timeoutSeconds,
    @Default("false") boolean failFast) {

  /** Checks every rule and copies what is mutable. */
  public ValidationProfile {
    Checked.arguments(ValidationProfile.class, profileName, commands, timeoutSeconds, failFast)
        .orThrow();
    commands = List.copyOf(commands);
  }

  /** The profile of a proposal that names none: {@code default}, without commands. */
  public static ValidationProfile unnamed() {
    return new ValidationProfile("default", List.of(), 300, false);
  }
}
