package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.planning.CredentialsInCloneUrl;
import io.operationscenter.contracts.planning.InvalidPlanningContext;
import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.planning.ProposalBuilder;
import java.time.Clock;
import java.util.UUID;

/** A planning context as JSON, read and built into a proposal (spec 01 §6). */
final class ProposalBuilderTopic implements Topic {

  private final ContractCodec codec;
  private final ProposalBuilder builder;

  ProposalBuilderTopic(Clock clock) {
    this.codec = ContractCodec.withRandomIds(clock);
    this.builder = new ProposalBuilder(clock, () -> UUID.randomUUID().toString());
  }

  @Override
  public String name() {
    return "proposal-builder";
  }

  @Override
  public Comparison comparison() {
    return Comparison.standard().own("rejected_fields", OwnRule.containedIn("rejected"));
  }

  @Override
  public JsonNode answer(JsonNode input) {
    JsonNode given = input.path("context");
    PlanningContext context;
    try {
      context = codec.read(PlanningContext.class, given);
    } catch (ContractViolation violation) {
      return rejected("input", violation);
    }
    try {
      ObjectNode answer = JsonNodeFactory.instance.objectNode().put("valid", true);
      return answer.set("proposal", codec.write(builder.build(context)));
    } catch (InvalidPlanningContext invalid) {
      return refused("context", invalid);
    } catch (ContractViolation violation) {
      return rejected("contract", violation);
    } catch (CredentialsInCloneUrl credentials) {
      String message = String.valueOf(credentials.getMessage());
      if (message.contains(context.cloneUrl()) || message.contains(userOf(context.cloneUrl()))) {
        throw new IllegalStateException("the message repeats the secret");
      }
      return refused("credentials", credentials);
    }
  }

  private static String userOf(String url) {
    int start = url.indexOf("://") + 3;
    return url.substring(start, Math.max(start, url.lastIndexOf('@')));
  }

  private static ObjectNode refused(String kind, RuntimeException reason) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("valid", false)
        .put("kind", kind)
        .put("message", reason.getMessage());
  }

  private static ObjectNode rejected(String kind, ContractViolation violation) {
    ObjectNode answer = refused(kind, violation);
    var paths = answer.putArray("rejected");
    violation.faults().forEach(fault -> paths.add(fault.path()));
    return answer;
  }
}
