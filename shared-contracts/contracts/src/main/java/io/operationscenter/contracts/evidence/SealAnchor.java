package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/**
 * A place where the head of a seal stands.
 *
 * @param name as in {@link SealFault#anchor}
 * @param head as it stands there; null when it does not stand there
 * @param message where, or why it does not stand there
 */
@Contract
public record SealAnchor(@NotEmpty String name, @Nullable String head, @NotEmpty String message) {

  /** Checks every rule. */
  public SealAnchor {
    Checked.arguments(SealAnchor.class, name, head, message).orThrow();
  }
}
