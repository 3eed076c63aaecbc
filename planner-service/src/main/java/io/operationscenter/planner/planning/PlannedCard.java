package io.operationscenter.planner.planning;

import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import java.util.List;

/** What planning made of a card. */
public sealed interface PlannedCard {

  /**
   * Ready for execution.
   *
   * @param bundle proposal, decision and context
   * @param ignoredKeys keys of the Execution section that there are not
   */
  record Routed(ProposalDecisionBundle bundle, List<String> ignoredKeys) implements PlannedCard {

    /** Copies what is mutable. */
    public Routed {
      ignoredKeys = List.copyOf(ignoredKeys);
    }
  }

  /**
   * The card breaks a rule of spec 06 §3; blocked as {@code parse_config}.
   *
   * @param message which rule, and the value
   */
  record Unreadable(String message) implements PlannedCard {}

  /**
   * The card is too vague, too short or too long (spec 06 §6.3); goes to Backlog.
   *
   * @param message which check, and the figure
   */
  record Rejected(String message) implements PlannedCard {}

  /**
   * SwitchBoard gave no decision.
   *
   * @param proposal what it was asked about
   * @param message why
   * @param unavailable true: the card stays Ready; false: it is blocked
   * @param partialId the retained partial artifact, {@code partial-<8 hex>}
   */
  record Unrouted(TaskProposal proposal, String message, boolean unavailable, String partialId)
      implements PlannedCard {}
}
