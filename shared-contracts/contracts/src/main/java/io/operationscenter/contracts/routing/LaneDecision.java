package io.operationscenter.contracts.routing;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Fresh;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.LaneName;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where SwitchBoard sends a proposal (spec 01 §5).
 *
 * @param decisionId identity, UUID v4 when generated
 * @param proposalId the routed proposal
 * @param selectedLane lane
 * @param selectedBackend backend inside the lane
 * @param confidence 0 to 1
 * @param policyRuleMatched routing rule; null when the fallback was used
 * @param rationale explanation
 * @param alternativesConsidered other lanes that were evaluated
 * @param decidedAt when it was decided
 * @param switchboardVersion version of the router
 */
@Contract
public record LaneDecision(
    @Fresh String decisionId,
    @NotEmpty String proposalId,
    LaneName selectedLane,
    BackendName selectedBackend,
    @Default("1.0") @DecimalMin("0") @DecimalMax("1") double confidence,
    @Nullable String policyRuleMatched,
    @Nullable String rationale,
    @Default("[]") List<LaneName> alternativesConsidered,
    @Fresh Instant decidedAt,
    @Nullable String switchboardVersion) {

  /** Checks every rule and copies what is mutable. */
  public LaneDecision {
    Checked.arguments(
            LaneDecision.class,
            decisionId,
            proposalId,
            selectedLane,
            selectedBackend,
            confidence,
            policyRuleMatched,
            rationale,
            alternativesConsidered,
            decidedAt,
            switchboardVersion)
        .orThrow();
    alternativesConsidered = List.copyOf(alternativesConsidered);
    decidedAt = decidedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
