package io.operationscenter.execution.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.conformance.Comparison;
import io.operationscenter.kit.conformance.OwnRule;
import io.operationscenter.kit.conformance.Topic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Faults of a policy (spec 03 §7.7). The order is pinned between policies and duplicates, not
 * inside one policy, so each expected error takes a partner among the answer's errors, and the
 * sequence of contexts down to the policy is compared.
 */
public final class PolicyConfigValidationTopic implements Topic {

  private final ContractCodec codec;

  /** The clock is of no account here. */
  public PolicyConfigValidationTopic(Clock clock) {
    this.codec = ContractCodec.withRandomIds(clock);
  }

  @Override
  public String name() {
    return "policy-config-validation";
  }

  @Override
  public Comparison comparison() {
    return Comparison.standard()
        .own(
            "errors",
            new OwnRule(
                "the texts are these, one each, policies in order and duplicates last",
                (expected, answer) -> faults(expected, answer.path("errors")),
                PolicyConfigValidationTopic::altered));
  }

  @Override
  public JsonNode answer(JsonNode input) {
    List<String> faults = FaultsOfPolicy.in(codec.read(PolicyConfig.class, input.path("policy")));
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("valid", faults.isEmpty());
    ArrayNode errors = answer.putArray("errors");
    faults.forEach(errors::add);
    return answer;
  }

  private static List<String> faults(JsonNode expected, JsonNode errors) {
    List<String> wrong = new ArrayList<>();
    if (expected.size() != errors.size()) {
      wrong.add("expected " + expected.size() + " errors, got " + errors);
    }
    List<String> left = new ArrayList<>();
    errors.forEach(error -> left.add(error.asText()));
    int previous = -1;
    for (JsonNode one : expected) {
      int found = -1;
      for (int i = 0; i < left.size() && found < 0; i++) {
        if (complies(one, left.get(i))) {
          found = i;
        }
      }
      if (found < 0) {
        wrong.add("no error is " + one + " in " + left);
        continue;
      }
      String policy = policyOf(one.path("context").asText());
      int place = places(errors).indexOf(policy);
      if (place < previous) {
        wrong.add("out of order: " + one);
      }
      previous = Math.max(previous, place);
      left.remove(found);
    }
    return wrong;
  }

  private static boolean complies(JsonNode expected, String error) {
    boolean starts =
        expected.path("context").asText().isEmpty()
            ? error.startsWith("Duplicate")
            : error.startsWith(expected.path("context").asText());
    for (JsonNode fragment : expected.path("contains")) {
      starts &= error.contains(fragment.asText());
    }
    return starts;
  }

  private static List<String> places(JsonNode errors) {
    List<String> places = new ArrayList<>();
    errors.forEach(
        error -> {
          String policy = policyOf(error.asText());
          if (!places.contains(policy)) {
            places.add(policy);
          }
        });
    return places;
  }

  /** {@code default_policy}, {@code repo_policies[i]}, or nothing for a duplicate. */
  private static String policyOf(String text) {
    return text.startsWith("default_policy") || text.startsWith("repo_policies[")
        ? text.split("[ .:]", 2)[0]
        : "";
  }

  private static JsonNode altered(JsonNode expected) {
    ArrayNode longer = expected.deepCopy();
    ObjectNode foreign = longer.addObject().put("context", "");
    foreign.putArray("contains").add(OwnRule.FOREIGN);
    return longer;
  }
}
