package io.operationscenter.execution.admission;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.execution.admission.AskPolicy.Answer;
import io.operationscenter.execution.approvals.WaitingRuns;
import io.operationscenter.execution.policy.RetainedDecisions;
import io.operationscenter.execution.policy.RetainedDecisions.Outcome;
import io.operationscenter.execution.policy.RetainedDecisions.Retained;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps what policy decided, and which run waits for a person because of it (design §4). */
@Singleton
final class RetainDecision {

  private final RetainedDecisions decisions;
  private final WaitingRuns waiting;

  RetainDecision(RetainedDecisions decisions, WaitingRuns waiting) {
    this.decisions = decisions;
    this.waiting = waiting;
  }

  /** The run may begin: nothing of its task waits. */
  void admitted(Transaction tx, Considered considered) {
    Retained _ = keep(tx, considered, Outcome.ADMITTED);
    waiting.forget(tx, considered.taskId());
  }

  /** Policy was asked again at the start, and the run begins all the same. */
  void started(Transaction tx, Considered considered) {
    Retained _ = keep(tx, considered, Outcome.STARTED);
  }

  /** Another gate said no; what waited for a person still does. */
  void refused(Transaction tx, Considered considered) {
    Retained _ = keep(tx, considered, Outcome.REFUSED);
  }

  /**
   * The run may not begin.
   *
   * @param byPolicy it is policy that says so; where a person can lift that, the run waits for one
   */
  void blocked(Transaction tx, Considered considered, boolean byPolicy) {
    Retained kept = keep(tx, considered, Outcome.BLOCKED);
    if (byPolicy && kept.decision().isLiftable()) {
      waiting.put(tx, kept);
    } else {
      waiting.forget(tx, considered.taskId());
    }
  }

  private Retained keep(Transaction tx, Considered considered, Outcome outcome) {
    Answer answer = considered.answer();
    Retained kept =
        new Retained(
            answer.lift().ticketId(),
            considered.title(),
            outcome,
            considered.configDigest(),
            answer.lift().proposalDigest(),
            answer.approval().map(Approval::approvalId).orElse(null),
            considered.bundle(),
            considered.request(),
            answer.decision(),
            List.of());
    decisions.keep(tx, kept);
    return kept;
  }

  /**
   * What policy was asked about, and its answer.
   *
   * @param title of the card
   * @param configDigest of the configuration that holds the rules
   * @param bundle what was to be done
   * @param request as it was built
   * @param answer of the gate and the approvals
   */
  record Considered(
      String title,
      String configDigest,
      ProposalDecisionBundle bundle,
      ExecutionRequest request,
      Answer answer) {

    PolicyDecision decision() {
      return answer.decision();
    }

    private String taskId() {
      return answer.lift().taskId();
    }
  }
}
