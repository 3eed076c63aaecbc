package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * One stretch of a run in its seal.
 *
 * @param name what it is about, e.g. {@code diff}
 * @param files what it covers, by name; empty when the run left nothing of the kind
 * @param digest SHA-256 over the digest before, the name and the files; 64 hex digits
 */
@Contract(closed = true)
public record SealLink(
    @NotEmpty String name,
    @Default("[]") List<SealedFile> files,
    @Pattern(regexp = Seal.DIGEST, message = Seal.DIGEST_RULE) String digest) {

  /** Checks every rule and copies what is mutable. */
  public SealLink {
    Checked.arguments(SealLink.class, name, files, digest).orThrow();
    files = List.copyOf(files);
  }
}
