package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

/**
 * A file that a link of a seal covers.
 *
 * @param name below the folder, with slashes
 * @param sha256 of its bytes, 64 hex digits
 */
@Contract(closed = true)
public record SealedFile(
    @NotEmpty String name,
    @Pattern(regexp = Seal.DIGEST, message = Seal.DIGEST_RULE) String sha256) {

  /** Checks every rule. */
  public SealedFile {
    Checked.arguments(SealedFile.class, name, sha256).orThrow();
  }
}
