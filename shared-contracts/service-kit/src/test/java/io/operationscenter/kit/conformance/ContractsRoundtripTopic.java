package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.contracts.common.BranchPolicy;
import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.common.ExecutionConstraints;
import io.operationscenter.contracts.common.TaskTarget;
import io.operationscenter.contracts.common.ValidationProfile;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.evidence.ExecutionRecord;
import io.operationscenter.contracts.evidence.ExecutionTrace;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.execution.RunTelemetry;
import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every contract type, decoded and encoded again by the codec (spec 01 §1–§10). */
final class ContractsRoundtripTopic implements Topic {

  private static final Map<String, Class<? extends Record>> TYPES =
      Stream.<Class<? extends Record>>of(
              TaskTarget.class,
              ExecutionConstraints.class,
              ValidationProfile.class,
              BranchPolicy.class,
              ChangedFileRef.class,
              ValidationSummary.class,
              TaskProposal.class,
              LaneDecision.class,
              PlanningContext.class,
              ProposalDecisionBundle.class,
              ExecutionRequest.class,
              ExecutionArtifact.class,
              RunTelemetry.class,
              ExecutionResult.class,
              PolicyDecision.class,
              ExecutionRecord.class,
              ExecutionTrace.class)
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private final Clock clock;
  private final ContractCodec codec;

  ContractsRoundtripTopic(Clock clock) {
    this.clock = clock;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  @Override
  public String name() {
    return "contracts-roundtrip";
  }

  @Override
  public Comparison comparison() {
    return Comparison.standard()
        .withSuffixZ("document.**")
        .own("rejected_fields", OwnRule.containedIn("rejected"))
        .own("rejected_one_of", OwnRule.anyContainedIn("rejected"))
        .own(
            "generated",
            new OwnRule(
                "each named member of the document is a fresh UUID v4 or the current instant",
                this::notFresh,
                OwnRule::plusForeign));
  }

  @Override
  public JsonNode answer(JsonNode input) {
    String type = input.path("type").asText();
    Class<? extends Record> contract = TYPES.get(type);
    if (contract == null) {
      throw new IllegalArgumentException("no contract is called " + type);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    try {
      JsonNode document = codec.write(codec.read(contract, input.path("document")));
      return answer
          .put("valid", true)
          .<ObjectNode>set("document", document)
          .set("derived", document);
    } catch (ContractViolation violation) {
      answer.put("valid", false);
      var rejected = answer.putArray("rejected");
      violation.faults().forEach(fault -> rejected.add(fault.path()));
      return answer;
    }
  }

  private List<String> notFresh(JsonNode names, JsonNode answer) {
    List<String> faults = new ArrayList<>();
    for (JsonNode name : names) {
      JsonNode value = answer.path("document").at("/" + name.textValue().replace('.', '/'));
      if (!isVersion4(value.asText())
          && !value.asText().equals(Timestamps.format(clock.instant()))) {
        faults.add(name + " is " + value);
      }
    }
    return faults;
  }

  private static boolean isVersion4(String text) {
    return text.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }
}
