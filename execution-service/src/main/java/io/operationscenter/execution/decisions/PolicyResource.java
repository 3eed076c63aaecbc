package io.operationscenter.execution.decisions;

import io.operationscenter.contracts.api.PolicyApi;
import io.operationscenter.contracts.policy.PolicyAccount;
import io.operationscenter.contracts.policy.PolicyQuestion;
import io.operationscenter.contracts.policy.PolicyReplay;
import io.operationscenter.contracts.policy.PolicyReplayCommand;
import io.operationscenter.kit.edge.Operation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;

/** Policy over REST. */
@Singleton
@RunOnVirtualThread
class PolicyResource implements PolicyApi {

  private final ExplainPolicy explain;
  private final ReplayDecisions replay;

  PolicyResource(ExplainPolicy explain, ReplayDecisions replay) {
    this.explain = explain;
    this.replay = replay;
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public PolicyAccount explain(PolicyQuestion question) {
    return explain.explain(question);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public PolicyReplay dryRun(PolicyReplayCommand command) {
    return replay.replay(command);
  }
}
