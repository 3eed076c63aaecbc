package io.operationscenter.planner.routing.switchboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.kit.conformance.CaseNotImplemented;
import io.operationscenter.kit.conformance.Topic;
import io.operationscenter.planner.routing.RoutingFailure;
import io.operationscenter.planner.routing.switchboard.TransportFailure.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** What one answer of SwitchBoard, or its absence, means (spec 02 §3, §6). */
public final class SwitchBoardWireTopic implements Topic {

  private static final String FRESH_ID = "an id that no answer gives";

  private final Clock clock;
  private final ContractCodec codec;
  private final JudgeAnswer judgeAnswer;

  /** Members that are absent from an answer get the clock's time. */
  public SwitchBoardWireTopic(Clock clock) {
    this.clock = clock;
    this.codec = new ContractCodec(clock, () -> FRESH_ID);
    this.judgeAnswer = new JudgeAnswer(SwitchBoardAddress.of("http://localhost:20401"));
  }

  @Override
  public String name() {
    return "switchboard-wire";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    return switch (attempt(input)) {
      case Attempt.Answered<LaneDecision>(LaneDecision decision) -> decision(decision);
      case Attempt.Failed<LaneDecision> failed ->
          JsonNodeFactory.instance
              .objectNode()
              .put("error", error(failed.failure()))
              .put("retryable", failed.retryable());
    };
  }

  private Attempt<LaneDecision> attempt(JsonNode input) {
    if (input.has("transport")) {
      Kind kind = transport(input.path("transport").asText());
      return judgeAnswer.judge(new TransportFailure(kind, "as the case says"));
    }
    JsonNode response = input.path("response");
    byte[] body = response.path("body").asText().getBytes(StandardCharsets.UTF_8);
    return judgeAnswer.judge(
        new Answer(response.path("status").asInt(), new Body(body, true)),
        new ReadDecision(codec, input.path("proposal_id").asText(), Map.of()));
  }

  private ObjectNode decision(LaneDecision decision) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("decision", codec.write(decision));
    ArrayNode generated = answer.putArray("generated");
    if (decision.decisionId().equals(FRESH_ID)) {
      generated.add("decision_id");
    }
    if (decision.decidedAt().equals(clock.instant())) {
      generated.add("decided_at");
    }
    return answer;
  }

  private static String error(RoutingFailure failure) {
    return switch (failure) {
      case RoutingFailure.Unavailable _ -> "SwitchBoardUnavailableError";
      case RoutingFailure.Rejected _ -> "RoutingRejectedError";
      case RoutingFailure.Protocol _ -> "RoutingProtocolError";
    };
  }

  private static Kind transport(String what) {
    return switch (what) {
      case "connect_refused", "dns_failure", "connect_error" -> Kind.CONNECT;
      case "connect_timeout", "read_timeout_before_first_byte" -> Kind.TIMEOUT_BEFORE_ANSWER;
      case "read_timeout_after_first_byte" -> Kind.TIMEOUT_IN_ANSWER;
      case "connection_closed_before_first_byte" -> Kind.CLOSED_BEFORE_ANSWER;
      case "connection_dropped_mid_response" -> Kind.DROPPED_IN_ANSWER;
      default -> throw new CaseNotImplemented("transport " + what);
    };
  }
}
