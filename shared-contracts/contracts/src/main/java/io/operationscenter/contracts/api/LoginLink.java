package io.operationscenter.contracts.api;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Opens the control room once.
 *
 * @param path with the one-time code, relative to the planner's address
 * @param expiresAt when it ceases to work, used or not
 */
@Contract
public record LoginLink(@NotEmpty String path, Instant expiresAt) {

  /** Checks every rule. */
  public LoginLink {
    Checked.arguments(LoginLink.class, path, expiresAt).orThrow();
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** Hides the code. */
  @Override
  public String toString() {
    return "LoginLink[hidden, expiresAt=" + expiresAt + "]";
  }
}
