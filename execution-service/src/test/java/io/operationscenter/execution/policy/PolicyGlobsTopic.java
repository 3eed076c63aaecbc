package io.operationscenter.execution.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.paths.AllowedPaths;
import io.operationscenter.contracts.paths.PathGlob;
import io.operationscenter.kit.config.policy.AccessMode;
import io.operationscenter.kit.conformance.CaseNotImplemented;
import io.operationscenter.kit.conformance.Topic;
import java.util.List;
import java.util.stream.StreamSupport;

/** Globs, the default path rules, and allowed paths (spec 03 §6.5, §7.5). */
public final class PolicyGlobsTopic implements Topic {

  @Override
  public String name() {
    return "policy-globs";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    String path = input.path("path").asText();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return switch (input.path("kind").asText()) {
      case "match" ->
          answer.put("matches", PathGlob.of(input.path("pattern").asText()).matches(path));
      case "scope" ->
          answer.put("allowed", AllowedPaths.of(texts(input.path("allowed_paths"))).allow(path));
      case "default" ->
          PathRules.builtIn()
              .ruleFor(path)
              .map(
                  rule ->
                      answer
                          .put("access_mode", rule.mode().wire())
                          .put("pattern", rule.glob().toString()))
              .orElseGet(
                  () -> answer.put("access_mode", AccessMode.ALLOW.wire()).putNull("pattern"));
      default -> throw new CaseNotImplemented("kind " + input.path("kind"));
    };
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
