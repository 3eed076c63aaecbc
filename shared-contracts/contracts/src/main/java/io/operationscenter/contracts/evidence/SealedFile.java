package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.Pattern;

/**
 * A file that a link of a seal covers.
 *
 * @param name below the folder, with slashes; one with a line break could be sealed for two
 * @param sha256 of its bytes, 64 hex digits
 */
@Contract(closed = true)
public record SealedFile(
    @Pattern(regexp = NAME, message = NAME_RULE) String name,
    @Pattern(regexp = Seal.DIGEST, message = Seal.DIGEST_RULE) String sha256) {

  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_./-]{0,999}";

  private static final String NAME_RULE =
      "must be 1 to 1000 letters, digits or _ . - / and begin with a letter, digit or _";

  /** Checks every rule. */
  public SealedFile {
    Checked.arguments(SealedFile.class, name, sha256).orThrow();
  }
}
