package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/**
 * One rule held against a run (spec 03 §7.4).
 *
 * @param ruleId stable id
 * @param category what it is about
 * @param verdict what it says
 * @param source where it comes from: a dotted key of the operator's file, or {@code built-in}
 * @param message what it found; null when it passed or was not reached
 * @param path the declared path or changed file it was held against; null for rules that are not
 *     about paths
 */
@Contract
public record RuleVerdict(
    @NotEmpty String ruleId,
    PolicyCategory category,
    PolicyVerdict verdict,
    String source,
    @Nullable String message,
    @Nullable String path) {

  /** Checks every rule. */
  public RuleVerdict {
    Checked.arguments(RuleVerdict.class, ruleId, category, verdict, source, message, path)
        .orThrow();
  }
}
