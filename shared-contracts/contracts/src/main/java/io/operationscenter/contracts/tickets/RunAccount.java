package io.operationscenter.contracts.tickets;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.evidence.ExecutionOutcome;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.policy.PolicyExplanation;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is to know about one ticket: what {@code show}, {@code trace} and the run page
 * print. It can be asked for while the run lives.
 *
 * @param ticket as it stands
 * @param bundle what was to be done and why there
 * @param timeline what happened, the oldest first
 * @param outcome request, policy, result, record and trace; null until it is sealed
 * @param sandbox the containment that was had, e.g. {@code process}; null before the run
 * @param evidenceFiles names inside the evidence folder, sorted; none once it is gone
 * @param approval what the ticket holds or used; null when it needed none
 * @param policyExplanation the decision of the policy gate in words; null when it was not reached
 * @param seal of the evidence, with the digests of everything in it; null until it is sealed
 */
@Contract
public record RunAccount(
    Ticket ticket,
    ProposalDecisionBundle bundle,
    @Default("[]") List<TimelineEntry> timeline,
    @Nullable ExecutionOutcome outcome,
    @Nullable String sandbox,
    @Default("[]") List<String> evidenceFiles,
    @Nullable Approval approval,
    @Nullable PolicyExplanation policyExplanation,
    @Nullable Seal seal) {

  /** Checks every rule and copies what is mutable. */
  public RunAccount {
    Checked.arguments(
            RunAccount.class,
            ticket,
            bundle,
            timeline,
            outcome,
            sandbox,
            evidenceFiles,
            approval,
            policyExplanation,
            seal)
        .orThrow();
    timeline = List.copyOf(timeline);
    evidenceFiles = List.copyOf(evidenceFiles);
  }

  /**
   * How many files were changed, no surer than the evidence is (spec 03 §8.3); before it is sealed
   * the number of the result. Empty without either.
   */
  public Optional<String> changedFiles() {
    return Optional.ofNullable(outcome)
        .map(ended -> ended.trace().changedFilesSummary())
        .or(
            () ->
                Optional.ofNullable(ticket.result())
                    .map(result -> result.changedFiles().size() + " file(s)"));
  }
}
