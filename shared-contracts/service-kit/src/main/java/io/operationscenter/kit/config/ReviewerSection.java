package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** The review lane (spec 07 §2.7, §2.13). */
@Contract(closed = true)
public record ReviewerSection(
    @Doc("Accounts whose comments are ignored.") @Default("[]") List<String> botLogins,
    @Doc("Accounts whose comments count; none: everyone who is no bot.") @Default("[]")
        List<String> allowedReviewerLogins,
    @Doc("Rounds of self-review.") @Default("2") @Min(0) long maxSelfReviewLoops,
    @Doc("Rounds of changes asked for by people.") @Default("3") @Min(0) long maxHumanReviewLoops,
    @Doc("Seconds of silence after which human review times out.") @Default("86400") @Min(1) long humanReviewTimeoutSeconds,
    @Doc("Hidden text by which the bot knows its comments.")
        @Default("\"<!-- operations-center:bot -->\"")
        @NotBlank String botCommentMarker,
    @Doc("Least success rate, 0 to 1, for automatic merges.")
        @Default("0.9")
        @DecimalMin("0") @DecimalMax("1") double autoMergeSuccessRateThreshold,
    @Doc(
            "Comments of our own account count when they lack the marker: for one account "
                + "shared by bot and person.")
        @Default("false")
        boolean ownLoginCounts) {

  /** Checks every rule and copies what is mutable. */
  public ReviewerSection {
    Checked.arguments(
            ReviewerSection.class,
            botLogins,
            allowedReviewerLogins,
            maxSelfReviewLoops,
            maxHumanReviewLoops,
            humanReviewTimeoutSeconds,
            botCommentMarker,
            autoMergeSuccessRateThreshold,
            ownLoginCounts)
        .orThrow();
    botLogins = List.copyOf(botLogins);
    allowedReviewerLogins = List.copyOf(allowedReviewerLogins);
  }
}
