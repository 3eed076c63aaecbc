package io.operationscenter.execution.policy;

/** Rows 2a and 2b. */
final class TaskTypePermitted implements PolicyCheck {

  @Override
  public void examine(PolicyCase run, Findings findings) {
    String type = run.taskType().wire();
    RepoPolicy policy = run.policy();
    if (policy.blockedTaskTypes().contains(type)) {
      findings.blocksRepository(
          PolicyRule.TASK_TYPE_BLOCKED,
          "Task type '%s' is blocked for repo '%s'".formatted(type, policy.repoKey()),
          policy.repoKey());
    }
    if (!policy.allowedTaskTypes().isEmpty() && !policy.allowedTaskTypes().contains(type)) {
      findings.blocksRepository(
          PolicyRule.TASK_TYPE_NOT_ALLOWED,
          "Task type '%s' is not in the allowed task type list for repo '%s'"
              .formatted(type, policy.repoKey()),
          policy.repoKey());
    }
  }
}
