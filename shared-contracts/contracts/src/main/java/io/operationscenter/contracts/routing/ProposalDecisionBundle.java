package io.operationscenter.contracts.routing;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Derived;
import io.operationscenter.contracts.codec.Fresh;
import io.operationscenter.contracts.codec.Open;
import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.proposal.TaskProposal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A routed proposal, ready for execution (spec 01 §7).
 *
 * @param proposal what
 * @param decision where
 * @param context the original input, for audit; members it does not know are ignored here
 * @param bundledAt when both were put together
 * @param traceNotes free tag of the caller
 */
@Contract
public record ProposalDecisionBundle(
    TaskProposal proposal,
    LaneDecision decision,
    @Open @Nullable PlanningContext context,
    @Fresh Instant bundledAt,
    @Default("\"\"") String traceNotes) {

  /** Checks every rule and copies what is mutable. */
  public ProposalDecisionBundle {
    Checked.arguments(
            ProposalDecisionBundle.class, proposal, decision, context, bundledAt, traceNotes)
        .rule(
            () -> decision.proposalId().equals(proposal.proposalId()),
            "decision.proposal_id",
            "must be the proposal's id")
        .orThrow();
    bundledAt = bundledAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** One line that names proposal, task, lane, backend and rule. */
  @Derived
  public String runSummary() {
    String id = proposal.proposalId();
    String rule = decision.policyRuleMatched();
    return "proposal=%s task=%s lane=%s backend=%s rule=%s"
        .formatted(
            id.substring(0, Math.min(8, id.length())),
            proposal.taskId(),
            decision.selectedLane().wire(),
            decision.selectedBackend().wire(),
            rule == null ? "fallback" : rule);
  }
}
