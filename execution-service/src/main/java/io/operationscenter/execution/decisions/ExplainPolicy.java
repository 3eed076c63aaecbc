package io.operationscenter.execution.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.approvals.ProposalDigest;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.policy.PolicyAccount;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyQuestion;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.execution.admission.PreviewRequest;
import io.operationscenter.execution.policy.DecisionInWords;
import io.operationscenter.execution.policy.Evaluation;
import io.operationscenter.execution.policy.PolicyEngine;
import io.operationscenter.execution.policy.RetainedDecisions;
import io.operationscenter.execution.policy.RuleBook;
import io.operationscenter.execution.policy.RulesInUse;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketQueries;
import io.operationscenter.execution.tickets.TicketQueries.Found;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.operationscenter.kit.store.Store;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds every rule against one request. */
@Singleton
final class ExplainPolicy {

  private final PolicyEngine engine;
  private final RulesInUse rules;
  private final Requests requests;
  private final ContractCodec codec;
  private final ProposalDigest digests;

  ExplainPolicy(PolicyEngine engine, RulesInUse rules, Requests requests, Clock clock) {
    this.engine = engine;
    this.rules = rules;
    this.requests = requests;
    this.codec = ContractCodec.withRandomIds(clock);
    this.digests = new ProposalDigest(codec);
  }

  /** Where requests come from. */
  @Singleton
  record Requests(
      Store store, TicketQueries tickets, RetainedDecisions retained, PreviewRequest preview) {}

  private record Asked(
      ProposalDecisionBundle bundle,
      ExecutionRequest request,
      List<String> changed,
      @Nullable PolicyDecision decided) {}

  PolicyAccount explain(PolicyQuestion question) {
    JsonNode policy = question.policy();
    RuleBook book = policy == null ? rules.current() : RuleBook.configured(policy, codec);
    Asked asked = asked(question);
    Evaluation evaluation =
        engine.evaluate(
            book,
            asked.bundle().proposal(),
            asked.bundle().decision(),
            asked.request(),
            asked.changed());
    return new PolicyAccount(
        asked.bundle().proposal().target().repoKey(),
        evaluation.entry(),
        evaluation.rules(),
        evaluation.decision(),
        DecisionInWords.of(evaluation.decision()),
        digests.of(asked.bundle()),
        evaluation.decision().isLiftable(),
        asked.decided());
  }

  private Asked asked(PolicyQuestion question) {
    String run = question.run();
    ProposalDecisionBundle bundle = question.bundle();
    if ((run == null) == (bundle == null)) {
      throw new ProblemException(
          ProblemKind.INVALID_REQUEST, "a run or a bundle must be given, and not both");
    }
    if (bundle == null) {
      return ofRun(String.valueOf(run));
    }
    ExecutionRequest request =
        requests
            .preview()
            .of(bundle)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemKind.INVALID_REQUEST,
                        "repository '%s' is not configured"
                            .formatted(bundle.proposal().target().repoKey())));
    return new Asked(bundle, request, List.of(), null);
  }

  private Asked ofRun(String id) {
    StoredTicket ticket =
        switch (requests.tickets().find(id)) {
          case Found.One one -> one.ticket();
          case Found.None _ -> throw none("there is no ticket '%s'".formatted(id));
          case Found.Several several ->
              throw new ProblemException(
                  ProblemKind.CONFLICT,
                  "'%s' is the beginning of several tickets: %s"
                      .formatted(id, String.join(", ", several.ticketIds())));
        };
    return requests
        .store()
        .read(tx -> requests.retained().ofTicket(tx, ticket.ticketId()))
        .map(kept -> new Asked(kept.bundle(), kept.request(), kept.changed(), kept.decision()))
        .orElseThrow(
            () ->
                none(
                    "ticket '%s' never came to the policy gate, it is %s"
                        .formatted(ticket.ticketId(), ticket.state().wire())));
  }

  private static ProblemException none(String detail) {
    return new ProblemException(ProblemKind.NOT_FOUND, detail);
  }
}
