package io.operationscenter.planner.routing.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.kit.conformance.Topic;
import java.time.Clock;

/** A proposal, routed by the embedded router (spec 02 §5, §8). */
public final class SwitchBoardRoutingTopic implements Topic {

  private final ContractCodec codec;
  private final Clock clock;

  /** Decisions are made at the clock's time. */
  public SwitchBoardRoutingTopic(Clock clock) {
    this.codec = ContractCodec.withRandomIds(clock);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "switchboard-routing";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    TaskProposal proposal = codec.read(TaskProposal.class, input.path("proposal"));
    RoutingPolicy policy =
        input.has("policy")
            ? codec.read(RoutingPolicy.class, input.path("policy"))
            : DefaultPolicy.read(codec);
    EmbeddedRouter router = new EmbeddedRouter(policy, clock, () -> "decision");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("decision", codec.write(router.selectLane(proposal)));
    ObjectNode plan = (ObjectNode) codec.write(router.planRoutes(proposal));
    plan.set("fallbacks", plan.path("fallbacks").path("candidates"));
    plan.set("escalations", plan.path("escalations").path("candidates"));
    plan.set("blocked", plan.remove("blocked_candidates"));
    answer.set("plan", plan);
    return answer;
  }
}
