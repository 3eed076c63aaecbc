package io.operationscenter.execution.runs;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ProposalDigest;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.execution.approvals.WaitingRuns;
import io.operationscenter.execution.policy.RetainedDecisions;
import io.operationscenter.execution.policy.RetainedDecisions.Outcome;
import io.operationscenter.execution.policy.RetainedDecisions.Retained;
import io.operationscenter.execution.runs.CheckChanges.Asked;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.kit.store.Transaction;

/**
 * Keeps what policy said about the files that a run changed beside what it said before, and lets
 * the run wait for a person where one can lift it. Everything goes into the transaction of the move
 * that the answer leads to.
 */
final class RetainRecheck {

  /** What policy had said before the run changed anything. */
  static final String ADMISSION = "policy_admission.json";

  private final RetainedDecisions decisions;
  private final WaitingRuns waiting;
  private final EvidenceTexts texts;
  private final ContractCodec codec;
  private final ProposalDigest digests;

  RetainRecheck(
      RetainedDecisions decisions, WaitingRuns waiting, EvidenceTexts texts, ContractCodec codec) {
    this.decisions = decisions;
    this.waiting = waiting;
    this.texts = texts;
    this.codec = codec;
    this.digests = new ProposalDigest(codec);
  }

  /** The ticket tells the new decision from now on; nothing found changes nothing. */
  TicketChange into(TicketChange change, Run run, Asked asked) {
    if (asked.recheck().found().isEmpty()) {
      return change;
    }
    PolicyDecision decision = asked.recheck().decision();
    return change
        .policy(decision, run.settings().digest())
        .said("policy asked about the changed files: " + decision.status().wire(), decision.notes())
        .file(ADMISSION, texts.masked(codec.pretty(CheckChanges.before(run))));
  }

  /** What was changed may be published. */
  void passed(Transaction tx, Run run, Asked asked) {
    if (!asked.recheck().found().isEmpty()) {
      decisions.keep(tx, retained(run, asked, Outcome.ADMITTED));
    }
  }

  /** It may not. */
  void blocked(Transaction tx, Run run, Asked asked) {
    Retained kept = retained(run, asked, Outcome.BLOCKED);
    decisions.keep(tx, kept);
    if (kept.decision().isLiftable()) {
      waiting.put(tx, kept);
    } else {
      waiting.forget(tx, run.ticket().taskId());
    }
  }

  private Retained retained(Run run, Asked asked, Outcome outcome) {
    StoredTicket ticket = run.ticket();
    return new Retained(
        ticket.ticketId(),
        ticket.command().card().title(),
        outcome,
        run.settings().digest(),
        digests.of(ticket.command().bundle()),
        asked.used().map(Approval::approvalId).orElse(null),
        ticket.command().bundle(),
        ticket.requestOrThrow(),
        asked.recheck().decision(),
        asked.changed());
  }
}
