package io.operationscenter.execution.admission;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ProposalDigest;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.policy.PolicyCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyStatus;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.ReviewRequirementLevel;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.execution.approvals.Approvals;
import io.operationscenter.execution.approvals.Approvals.Lift;
import io.operationscenter.execution.policy.PolicyGate;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.store.Transaction;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Asks the policy gate and the approvals; a gate that fails blocks (spec 03 §2, steps 2 and 3). */
@Singleton
final class AskPolicy {

  private final PolicyGate gate;
  private final Approvals approvals;
  private final Clock clock;
  private final IdSource ids;
  private final ProposalDigest digests;

  AskPolicy(PolicyGate gate, Approvals approvals, Clock clock, IdSource ids) {
    this.gate = gate;
    this.approvals = approvals;
    this.clock = clock;
    this.ids = ids;
    this.digests = new ProposalDigest(ContractCodec.withRandomIds(clock));
  }

  /**
   * The answer.
   *
   * @param lift the decision, and for which ticket and proposal an approval has to lift it
   * @param approval what lifts it, or the files of the run to come, as far as was seen; empty when
   *     there was none
   * @param validationMustPass also where the request would let it fail
   */
  record Answer(Lift lift, Optional<Approval> approval, boolean validationMustPass) {

    PolicyDecision decision() {
      return lift.decision();
    }

    boolean allows() {
      return decision().isAllowed() || approval.isPresent();
    }

    /** The request with what policy adds to it. */
    ExecutionRequest into(ExecutionRequest request) {
      ExecutionRequest scoped =
          decision().effectiveScope().isEmpty()
              ? request
              : request.withAllowedPaths(decision().effectiveScope());
      return validationMustPass ? scoped.withCleanValidation() : scoped;
    }
  }

  /** Approvals that the ticket may use. */
  List<Approval> open(Transaction tx, String ticketId, ProposalDecisionBundle bundle) {
    return approvals.open(tx, ticketId, bundle.proposal().taskId(), digests.of(bundle));
  }

  /**
   * What the gate says of a request, and what lifts it.
   *
   * @param open approvals that the ticket may use
   */
  Answer about(
      String ticketId,
      ProposalDecisionBundle bundle,
      ExecutionRequest request,
      List<Approval> open) {
    Lift lift =
        new Lift(
            ticketId, bundle.proposal().taskId(), digests.of(bundle), evaluate(bundle, request));
    boolean hopeful = lift.decision().isAllowed() || lift.decision().isLiftable();
    return new Answer(
        lift,
        hopeful ? Approvals.lifting(open, lift.decision()) : Optional.empty(),
        hopeful && gate.validationMustPass(bundle.proposal()));
  }

  private PolicyDecision evaluate(ProposalDecisionBundle bundle, ExecutionRequest request) {
    try {
      return gate.evaluate(bundle.proposal(), bundle.decision(), request);
    } catch (RuntimeException e) {
      Log.error("The policy gate failed; the run is blocked", e);
      String what = "the policy gate failed: " + e.getClass().getSimpleName();
      return new PolicyDecision(
          ids.get(),
          PolicyStatus.BLOCK,
          List.of(
              new PolicyViolation(
                  "policy.gate_failed", PolicyCategory.REVIEW, what, true, null, null)),
          List.of(),
          "standard",
          ReviewRequirementLevel.REQUIRED,
          List.of(),
          what,
          clock.instant());
    }
  }
}
