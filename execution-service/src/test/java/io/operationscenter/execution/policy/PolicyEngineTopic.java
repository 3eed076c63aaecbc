package io.operationscenter.execution.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.kit.conformance.Topic;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Proposal, decision and request under a policy (spec 03 §7.4, §7.6). */
public final class PolicyEngineTopic implements Topic {

  private final ContractCodec codec;
  private final PolicyEngine engine;

  /** Dates decisions by the clock. */
  public PolicyEngineTopic(Clock clock) {
    this.codec = ContractCodec.withRandomIds(clock);
    this.engine = new PolicyEngine(clock, () -> UUID.randomUUID().toString());
  }

  @Override
  public String name() {
    return "policy-engine";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    PolicyConfig config =
        input.hasNonNull("policy")
            ? codec.read(PolicyConfig.class, input.path("policy"))
            : new PolicyConfig(List.of(), null);
    ExecutionRequest request =
        input.hasNonNull("request")
            ? codec.read(ExecutionRequest.class, input.path("request"))
            : null;
    PolicyDecision decision =
        engine
            .evaluate(
                RuleBook.of(config, codec),
                codec.read(TaskProposal.class, input.path("proposal")),
                codec.read(LaneDecision.class, input.path("decision")),
                request)
            .decision();
    ObjectNode answer = (ObjectNode) codec.write(decision);
    return answer.set("explanation", codec.write(DecisionInWords.of(decision)));
  }
}
