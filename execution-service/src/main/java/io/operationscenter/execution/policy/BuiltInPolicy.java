package io.operationscenter.execution.policy;

import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.kit.config.policy.AccessMode;
import io.operationscenter.kit.config.policy.NetworkMode;
import io.operationscenter.kit.config.policy.PathDefault;
import io.operationscenter.kit.config.policy.RiskProfile;
import java.util.List;
import java.util.stream.Stream;

/** What holds where nobody said otherwise (spec 03 §7.3). */
final class BuiltInPolicy {

  private static final List<String> BLOCKED = List.of("**/.ssh/**", "**/.gnupg/**");
  private static final List<String> REVIEWED =
      List.of(
          "*.env",
          ".env*",
          "**/.env*",
          "config/secrets*",
          "**/secrets/**",
          "docker-compose.yml",
          "docker-compose*.yml",
          ".github/workflows/**",
          "Dockerfile*",
          "**/migrations/**");

  private BuiltInPolicy() {}

  /** The policy of all repositories. */
  static RepoPolicy policy() {
    return new RepoPolicy(
        "*",
        true,
        RiskProfile.STANDARD.wire(),
        paths(),
        new BranchGuardrail(false, true, "auto/*", false, List.of(), ""),
        new ToolGuardrail(NetworkMode.ALLOWED.wire(), List.of(), false, ""),
        List.of(
            validation(RiskLevel.HIGH, "strict", true, true),
            validation(RiskLevel.MEDIUM, "standard", true, false),
            validation(RiskLevel.LOW, "standard", false, false)),
        new ReviewRequirement(
            true,
            List.of(RiskLevel.HIGH.wire()),
            List.of(TaskType.FEATURE.wire(), TaskType.REFACTOR.wire()),
            false,
            ""),
        List.of(),
        List.of());
  }

  private static PathPolicy paths() {
    return new PathPolicy(
        Stream.concat(
                BLOCKED.stream().map(pattern -> rule(pattern, AccessMode.BLOCK)),
                REVIEWED.stream().map(pattern -> rule(pattern, AccessMode.REVIEW_REQUIRED)))
            .toList(),
        PathDefault.ALLOW.wire());
  }

  private static PathScopeRule rule(String pattern, AccessMode mode) {
    return new PathScopeRule(pattern, mode.wire(), "", List.of());
  }

  private static ValidationRequirement validation(
      RiskLevel level, String profile, boolean mustPass, boolean block) {
    return new ValidationRequirement(
        List.of(level.wire()), List.of(), profile, mustPass, false, block);
  }
}
