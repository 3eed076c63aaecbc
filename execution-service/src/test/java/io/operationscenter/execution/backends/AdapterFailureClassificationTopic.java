package io.operationscenter.execution.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.execution.backends.archon.ClassifyArchon;
import io.operationscenter.execution.backends.kodo.ClassifyKodo;
import io.operationscenter.execution.backends.openclaw.ClassifyOpenClaw;
import io.operationscenter.kit.conformance.CaseNotImplemented;
import io.operationscenter.kit.conformance.Topic;
import java.util.Locale;

/** How the ends of the backends are judged (spec 03 §4.1–§4.5). */
public final class AdapterFailureClassificationTopic implements Topic {

  @Override
  public String name() {
    return "adapter-failure-classification";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    AgentVerdict verdict =
        switch (input.path("backend").asText()) {
          case "kodo" ->
              ClassifyKodo.of(
                  "kodo",
                  input.path("exit_code").asInt(),
                  text(input.path("stdout")),
                  text(input.path("stderr")),
                  false);
          case "direct_local" -> aider(BackendName.DIRECT_LOCAL, "aider", input);
          case "aider_local" -> aider(BackendName.AIDER_LOCAL, "aider_local", input);
          case "archon" -> workflow(ClassifyArchon.rules(), input);
          case "openclaw" -> workflow(ClassifyOpenClaw.rules(), input);
          default -> throw new CaseNotImplemented("backend " + input.path("backend"));
        };
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("status", verdict.status().wire());
    answer.put("success", verdict.category() == null && verdict.reason() == null);
    answer.put("failure_category", verdict.category() == null ? null : verdict.category().wire());
    return answer
        .put("failure_reason", verdict.reason())
        .put("timeout_hit", verdict.timeoutHit())
        .put("rate_limited", verdict.rateLimited())
        .put("quota_exhausted", verdict.quotaExhausted());
  }

  private static AgentVerdict aider(BackendName backend, String tag, JsonNode input) {
    ClassifyAider rules = new ClassifyAider(backend, tag);
    JsonNode event = input.path("event");
    if (event.has("timed_out")) {
      return rules.timedOut(event.path("timed_out").asLong());
    }
    if (event.has("binary_missing")) {
      return rules.missing(event.path("binary_missing").asText());
    }
    return rules.exited(
        input.path("exit_code").asInt(),
        text(input.path("stdout")),
        text(input.path("stderr")),
        false);
  }

  private static AgentVerdict workflow(ClassifyWorkflow rules, JsonNode input) {
    return rules.of(
        ClassifyWorkflow.Outcome.valueOf(input.path("outcome").asText().toUpperCase(Locale.ROOT)),
        text(input.path("output_text")),
        text(input.path("error_text")));
  }

  static String text(JsonNode node) {
    JsonNode repeat = node.path("repeat");
    return repeat.isArray()
        ? repeat.path(0).asText().repeat(repeat.path(1).asInt())
        : node.asText();
  }
}
