package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.WireEnum;
import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.kit.config.policy.AccessMode;
import io.operationscenter.kit.config.policy.NetworkMode;
import io.operationscenter.kit.config.policy.PathDefault;
import io.operationscenter.kit.config.policy.PolicyContradictions;
import io.operationscenter.kit.config.policy.RiskProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that is wrong with a policy (spec 03 §7.7). */
public final class FaultsOfPolicy {

  private final List<String> faults = new ArrayList<>();

  private FaultsOfPolicy() {}

  /** One text per fault; empty = valid. */
  public static List<String> in(PolicyConfig config) {
    FaultsOfPolicy found = new FaultsOfPolicy();
    RepoPolicy other = config.defaultPolicy();
    if (other != null) {
      found.policy("default_policy", other);
    }
    Set<String> keys = new HashSet<>();
    List<String> duplicates = new ArrayList<>();
    for (int i = 0; i < config.repoPolicies().size(); i++) {
      RepoPolicy policy = config.repoPolicies().get(i);
      found.policy("repo_policies[%d] (repo_key='%s')".formatted(i, policy.repoKey()), policy);
      if (!keys.add(policy.repoKey())) {
        duplicates.add(PolicyContradictions.ofSeveral(policy.repoKey()));
      }
    }
    found.faults.addAll(duplicates);
    return List.copyOf(found.faults);
  }

  private void policy(String context, RepoPolicy policy) {
    notEmpty(context, "repo_key", policy.repoKey());
    known(context, "risk_profile", RiskProfile.class, policy.riskProfile());
    paths(context + ".path_policy", policy.pathPolicy());
    branches(context + ".branch_guardrail", policy.branchGuardrail());
    known(
        context + ".tool_guardrail",
        "network_mode",
        NetworkMode.class,
        policy.toolGuardrail().networkMode());
    for (int i = 0; i < policy.validationRequirements().size(); i++) {
      validation(
          context + ".validation_requirements[" + i + "]", policy.validationRequirements().get(i));
    }
    review(context + ".review_requirement", policy.reviewRequirement());
    taskTypes(context, "allowed_task_types", policy.allowedTaskTypes());
    taskTypes(context, "blocked_task_types", policy.blockedTaskTypes());
    contradiction(
        context,
        PolicyContradictions.ofRepository(policy.enabled(), !policy.allowedTaskTypes().isEmpty()));
  }

  private void paths(String context, PathPolicy policy) {
    known(context, "default_mode", PathDefault.class, policy.defaultMode());
    for (int i = 0; i < policy.rules().size(); i++) {
      PathScopeRule rule = policy.rules().get(i);
      String place = context + ".rules[" + i + "]";
      notEmpty(place, "path_pattern", rule.pathPattern());
      known(place, "access_mode", AccessMode.class, rule.accessMode());
      taskTypes(place, "applies_to_task_types", rule.appliesToTaskTypes());
    }
  }

  private void branches(String context, BranchGuardrail guardrail) {
    contradiction(
        context,
        PolicyContradictions.ofBranches(guardrail.allowDirectCommit(), guardrail.requireBranch()));
  }

  private void validation(String context, ValidationRequirement requirement) {
    riskLevels(context, "applies_to_risk_levels", requirement.appliesToRiskLevels());
    taskTypes(context, "applies_to_task_types", requirement.appliesToTaskTypes());
    notEmpty(context, "required_profile", requirement.requiredProfile());
  }

  private void review(String context, ReviewRequirement review) {
    riskLevels(context, "require_review_for_risk_levels", review.requireReviewForRiskLevels());
    taskTypes(context, "require_review_for_task_types", review.requireReviewForTaskTypes());
    contradiction(
        context,
        PolicyContradictions.ofReview(review.blockedWithoutHuman(), review.autonomousAllowed()));
  }

  private void contradiction(String context, Optional<String> found) {
    found.ifPresent(text -> add(context, text));
  }

  private void riskLevels(String context, String member, List<String> levels) {
    each(context, member, "risk level", RiskLevel.class, levels);
  }

  private void taskTypes(String context, String member, List<String> types) {
    each(context, member, "task type", TaskType.class, types);
  }

  private <E extends Enum<E> & WireEnum> void each(
      String context, String member, String kind, Class<E> type, List<String> words) {
    for (String word : words) {
      if (Words.find(type, word).isEmpty()) {
        add(
            context,
            "%s has invalid %s '%s', expected one of %s"
                .formatted(member, kind, word, Words.all(type)));
      }
    }
  }

  private <E extends Enum<E> & WireEnum> void known(
      String context, String member, Class<E> type, String word) {
    if (Words.find(type, word).isEmpty()) {
      add(context, "invalid %s '%s', expected one of %s".formatted(member, word, Words.all(type)));
    }
  }

  private void notEmpty(String context, String member, String value) {
    if (value.isEmpty()) {
      add(context, member + " must not be empty, got ''");
    }
  }

  private void add(String context, String fault) {
    faults.add(context + ": " + fault);
  }
}
