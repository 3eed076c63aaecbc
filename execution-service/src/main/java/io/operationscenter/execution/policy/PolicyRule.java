package io.operationscenter.execution.policy;

import io.operationscenter.contracts.policy.PolicyCategory;

/** Every rule of spec 03 §7.4, in the order in which they are asked. */
enum PolicyRule {
  REPOSITORY_DISABLED("repo.disabled", PolicyCategory.REPO, "enabled"),
  TASK_TYPE_BLOCKED("task_type.blocked", PolicyCategory.REPO, "blocked_task_types"),
  TASK_TYPE_NOT_ALLOWED("task_type.not_in_allowlist", PolicyCategory.REPO, "allowed_task_types"),
  LOCAL_ONLY_VIOLATED("routing.local_only_violated", PolicyCategory.ROUTING, ""),
  LANE_BACKEND_MISMATCH("routing.lane_backend_mismatch", PolicyCategory.ROUTING, ""),
  UNRESTRICTED_WRITES_BLOCKED(
      "path.unrestricted_writes_blocked", PolicyCategory.PATH, "path_policy.default_mode"),
  UNRESTRICTED_WRITES_REVIEW(
      "path.unrestricted_writes_review", PolicyCategory.PATH, "path_policy.default_mode"),
  PATH_DEFAULT_BLOCKED("path.default_blocked", PolicyCategory.PATH, "path_policy.default_mode"),
  PATH_DEFAULT_REVIEW(
      "path.default_review_required", PolicyCategory.PATH, "path_policy.default_mode"),
  PATH_BLOCKED("path.blocked", PolicyCategory.PATH, "path_policy.rules"),
  PATH_REVIEW("path.review_required", PolicyCategory.PATH, "path_policy.rules"),
  NO_BRANCH_PREFIX(
      "branch.no_prefix_set", PolicyCategory.BRANCH, "branch_guardrail.allow_direct_commit"),
  BRANCH_NAME_PATTERN(
      "branch.name_pattern", PolicyCategory.BRANCH, "branch_guardrail.branch_name_pattern"),
  BASE_BRANCH_NOT_ALLOWED(
      "branch.base_branch_not_allowed",
      PolicyCategory.BRANCH,
      "branch_guardrail.allowed_base_branches"),
  PULL_REQUEST_REQUIRED("branch.pr_required", PolicyCategory.BRANCH, "branch_guardrail.require_pr"),
  NETWORK_LOCAL_ONLY("tool.network_local_only", PolicyCategory.TOOL, "tool_guardrail.network_mode"),
  NETWORK_BLOCKED("tool.network_blocked", PolicyCategory.TOOL, "tool_guardrail.network_mode"),
  DESTRUCTIVE_BLOCKED(
      "tool.destructive_blocked", PolicyCategory.TOOL, "tool_guardrail.allow_destructive_actions"),
  VALIDATION_REQUIRED(
      "validation.required_unavailable", PolicyCategory.VALIDATION, "validation_requirements"),
  VALIDATION_RECOMMENDED(
      "validation.recommended_unavailable", PolicyCategory.VALIDATION, "validation_requirements"),
  BLOCKED_WITHOUT_HUMAN(
      "review.blocked_without_human",
      PolicyCategory.REVIEW,
      "review_requirement.blocked_without_human"),
  REVIEW_REQUIRED("review.required", PolicyCategory.REVIEW, "review_requirement");

  private final String id;
  private final PolicyCategory category;
  private final String member;

  PolicyRule(String id, PolicyCategory category, String member) {
    this.id = id;
    this.category = category;
    this.member = member;
  }

  /** Stable id. */
  String id() {
    return id;
  }

  PolicyCategory category() {
    return category;
  }

  /** Dotted member of a policy that sets it; empty for what no policy changes. */
  String member() {
    return member;
  }
}
