package io.operationscenter.planner.lanes.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.conformance.Topic;
import java.util.ArrayList;
import java.util.List;

/** The class of a failed run (spec 06 §11.1). */
public final class LaneFailureClassificationTopic implements Topic {

  @Override
  public String name() {
    return "lane-failure-classification";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    JsonNode result = input.path("result");
    List<String> violations = new ArrayList<>();
    result.path("policy_violations").forEach(path -> violations.add(path.asText()));
    List<RunFacts.CommandResult> validation = new ArrayList<>();
    for (JsonNode each : result.path("validation_results")) {
      validation.add(
          new RunFacts.CommandResult(
              each.path("command").asText(), each.path("exit_code").asLong()));
    }
    ClassifyFailure.Classified found =
        new ClassifyFailure(command -> input.path("command_history").path(command).asText(""))
            .of(
                new RunFacts(
                    violations,
                    validation,
                    result.path("validation_passed").asBoolean(),
                    result.path("execution_stderr_excerpt").asText(""),
                    result.path("stdout").asText(""),
                    result.path("summary").asText(""),
                    result.path("timed_out").asBoolean()));
    ObjectNode answer =
        JsonNodeFactory.instance.objectNode().put("classification", found.failure().wire());
    if (found.question() != null) {
      answer.put("question", found.question());
    }
    return answer;
  }
}
