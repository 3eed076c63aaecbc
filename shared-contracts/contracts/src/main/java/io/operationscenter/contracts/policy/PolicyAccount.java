package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a run may begin, or may not: every rule, where it comes from and what it says.
 *
 * @param repoKey repository of the proposal
 * @param entry the rules that hold for it: an entry of the operator's file, or {@code built-in}
 * @param rules in the order in which they are asked
 * @param decision what comes of them
 * @param explanation the same in words
 * @param proposalDigest what an approval has to name
 * @param liftable a person's approval lifts all that stands against the run
 * @param retained what was decided for the run; null when nothing was
 */
@Contract
public record PolicyAccount(
    @NotEmpty String repoKey,
    @NotEmpty String entry,
    @Default("[]") List<RuleVerdict> rules,
    PolicyDecision decision,
    PolicyExplanation explanation,
    @NotEmpty String proposalDigest,
    boolean liftable,
    @Nullable PolicyDecision retained) {

  /** Checks every rule and copies what is mutable. */
  public PolicyAccount {
    Checked.arguments(
            PolicyAccount.class,
            repoKey,
            entry,
            rules,
            decision,
            explanation,
            proposalDigest,
            liftable,
            retained)
        .orThrow();
    rules = List.copyOf(rules);
  }
}
