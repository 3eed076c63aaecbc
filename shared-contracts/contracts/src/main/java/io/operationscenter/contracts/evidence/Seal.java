package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seal of a run's evidence, {@code seal.json} of its folder: a chain of digests over all of its
 * files that goes on from the seal before. How the digests are made tells {@code docs/evidence.md}.
 *
 * @param version of this form
 * @param runId the run
 * @param ticketId its ticket
 * @param number its place among all seals of the installation, from 1
 * @param previous head of the seal before; null for the first
 * @param opening SHA-256 over everything above, 64 hex digits
 * @param links in order
 * @param head digest of the last link, which stands for the whole
 */
@Contract(closed = true)
public record Seal(
    @Default("1") @Min(1) long version,
    @NotEmpty String runId,
    @NotEmpty String ticketId,
    @Min(1) long number,
    @Pattern(regexp = DIGEST, message = DIGEST_RULE) @Nullable String previous,
    @Pattern(regexp = DIGEST, message = DIGEST_RULE) String opening,
    List<SealLink> links,
    @Pattern(regexp = DIGEST, message = DIGEST_RULE) String head) {

  /** Form of a digest. */
  public static final String DIGEST = "[0-9a-f]{64}";

  /** That form in words. */
  public static final String DIGEST_RULE = "must be 64 hex digits in lower case";

  /** Checks every rule and copies what is mutable. */
  public Seal {
    Checked.arguments(Seal.class, version, runId, ticketId, number, previous, opening, links, head)
        .orThrow();
    links = List.copyOf(links);
  }
}
