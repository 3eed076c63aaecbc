package io.operationscenter.kit.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.kit.config.policy.PolicyContradictions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What contradicts itself in a {@code policy:} block (spec 03 §7.7). It looks at the document,
 * where what an entry leaves out has its built-in value, so that contradictions are reported
 * together with whatever else is wrong.
 */
public final class PolicyRules {

  private final String prefix;
  private final List<Fault> faults = new ArrayList<>();

  private PolicyRules(String prefix) {
    this.prefix = prefix;
  }

  /**
   * The faults of a block.
   *
   * @param policy the block
   * @param prefix dotted path of the block in its document, with a dot at its end; empty when the
   *     block is the document
   */
  public static List<Fault> brokenBy(JsonNode policy, String prefix) {
    PolicyRules rules = new PolicyRules(prefix);
    rules.entry("default_policy", policy.path("default_policy"));
    JsonNode entries = policy.path("repo_policies");
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      JsonNode entry = entries.path(i);
      rules.entry("repo_policies." + i, entry);
      JsonNode key = entry.path("repo_key");
      if (key.isTextual() && !keys.add(key.textValue())) {
        rules.fault(
            "repo_policies." + i + ".repo_key", PolicyContradictions.ofSeveral(key.textValue()));
      }
    }
    return rules.faults;
  }

  private void entry(String path, JsonNode entry) {
    JsonNode branches = entry.path("branch_guardrail");
    found(
        path + ".branch_guardrail",
        PolicyContradictions.ofBranches(
            branches.path("allow_direct_commit").asBoolean(false),
            branches.path("require_branch").asBoolean(true)));
    JsonNode review = entry.path("review_requirement");
    found(
        path + ".review_requirement",
        PolicyContradictions.ofReview(
            review.path("blocked_without_human").asBoolean(false),
            review.path("autonomous_allowed").asBoolean(true)));
    found(
        path,
        PolicyContradictions.ofRepository(
            entry.path("enabled").asBoolean(true), !entry.path("allowed_task_types").isEmpty()));
  }

  private void found(String path, Optional<String> contradiction) {
    contradiction.ifPresent(text -> fault(path, text));
  }

  private void fault(String path, String message) {
    faults.add(new Fault(prefix + path, Fault.Kind.CONSISTENCY, message));
  }
}
