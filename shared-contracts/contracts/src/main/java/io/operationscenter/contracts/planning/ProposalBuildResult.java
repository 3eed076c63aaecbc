package io.operationscenter.contracts.planning;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Fresh;
import io.operationscenter.contracts.proposal.TaskProposal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A proposal and what it was built from (spec 01 §6).
 *
 * @param proposal the proposal
 * @param context its input
 * @param builtAt when it was built
 * @param notes in words
 */
@Contract
public record ProposalBuildResult(
    TaskProposal proposal,
    PlanningContext context,
    @Fresh Instant builtAt,
    @Default("\"\"") String notes) {

  /** Checks every rule and copies what is mutable. */
  public ProposalBuildResult {
    Checked.arguments(ProposalBuildResult.class, proposal, context, builtAt, notes).orThrow();
    builtAt = builtAt.truncatedTo(ChronoUnit.MICROS);
  }
}
