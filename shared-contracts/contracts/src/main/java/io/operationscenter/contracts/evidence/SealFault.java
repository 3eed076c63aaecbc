package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not agree with a seal.
 *
 * @param anchor where it was looked at: {@code folder}, {@code store}, {@code copy}, {@code
 *     previous}, {@code next}, {@code comment} or {@code given}
 * @param link of the seal; null when it is not about one
 * @param file of the folder; null when it is not about one
 * @param message what disagrees, with both values
 */
@Contract
public record SealFault(
    @NotEmpty String anchor,
    @Nullable String link,
    @Nullable String file,
    @NotEmpty String message) {

  /** Checks every rule. */
  public SealFault {
    Checked.arguments(SealFault.class, anchor, link, file, message).orThrow();
  }
}
