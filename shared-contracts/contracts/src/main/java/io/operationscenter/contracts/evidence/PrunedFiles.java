package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What retention removed, {@code pruned.json} of a folder. The digests of the files stay in the
 * seal.
 *
 * @param files names, or {@code *} for the whole folder
 * @param rule that was applied, e.g. {@code retention.logs_days = 1}
 * @param at when
 */
@Contract(closed = true)
public record PrunedFiles(@NotEmpty List<String> files, @NotEmpty String rule, Instant at) {

  /** Stands for a whole folder. */
  public static final String ALL = "*";

  /** Checks every rule and copies what is mutable. */
  public PrunedFiles {
    Checked.arguments(PrunedFiles.class, files, rule, at).orThrow();
    files = List.copyOf(files);
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
