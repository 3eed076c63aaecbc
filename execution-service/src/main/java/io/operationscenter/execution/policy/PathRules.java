package io.operationscenter.execution.policy;

import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.paths.PathGlob;
import io.operationscenter.kit.config.policy.AccessMode;
import io.operationscenter.kit.config.policy.PathDefault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The path rules that hold for one task type, ready to match (spec 03 §7.5). */
public final class PathRules {

  private final Rule[] rules;
  private final PathDefault otherwise;

  /**
   * A rule.
   *
   * @param index place among the rules of the policy, from 0
   * @param glob matches paths
   * @param mode what it asks for
   */
  public record Rule(int index, PathGlob glob, AccessMode mode) {}

  private PathRules(List<Rule> rules, PathDefault otherwise) {
    this.rules = rules.toArray(Rule[]::new);
    this.otherwise = otherwise;
  }

  /** The rules of a policy without faults, by task type. */
  static Map<TaskType, PathRules> of(PathPolicy policy) {
    List<Rule> all = new ArrayList<>();
    for (PathScopeRule rule : policy.rules()) {
      all.add(
          new Rule(
              all.size(),
              PathGlob.of(rule.pathPattern()),
              Words.of(AccessMode.class, rule.accessMode())));
    }
    PathDefault otherwise = Words.of(PathDefault.class, policy.defaultMode());
    Map<TaskType, PathRules> byType = new EnumMap<>(TaskType.class);
    for (TaskType type : TaskType.values()) {
      byType.put(
          type,
          new PathRules(
              all.stream().filter(rule -> holds(policy.rules().get(rule.index()), type)).toList(),
              otherwise));
    }
    return byType;
  }

  private static boolean holds(PathScopeRule rule, TaskType type) {
    return rule.appliesToTaskTypes().isEmpty() || rule.appliesToTaskTypes().contains(type.wire());
  }

  /** Those of spec 03 §7.3. */
  public static PathRules builtIn() {
    return Optional.ofNullable(of(BuiltInPolicy.policy().pathPolicy()).get(TaskType.UNKNOWN))
        .orElseThrow();
  }

  /** The first rule that matches; empty = the default mode holds. */
  public Optional<Rule> ruleFor(String path) {
    return Optional.ofNullable(first(path));
  }

  /** What holds for paths without a rule. */
  PathDefault otherwise() {
    return otherwise;
  }

  private @Nullable Rule first(String path) {
    PathGlob.Subject subject = PathGlob.Subject.of(path);
    for (Rule rule : rules) {
      if (rule.glob().matches(subject)) {
        return rule;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return Arrays.toString(rules) + " else " + otherwise;
  }
}
