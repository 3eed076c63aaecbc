package io.operationscenter.planner.lanes.approvals;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalState;
import java.util.List;

/**
 * The way to execution's approvals. Each call throws {@link
 * io.operationscenter.kit.edge.PeerRefused} when execution answered with a problem and {@link
 * io.operationscenter.kit.edge.PeerAway} when it did not answer.
 */
public interface ApprovalCalls {

  /** Those in a state, the newest first. */
  List<Approval> in(ApprovalState state);

  /** Hands on what a person said; may be repeated under the same id. */
  Approval give(String approvalId, ApprovalCommand command);

  /**
   * Says that a run of the task waits no longer; may be repeated.
   *
   * @param proposalDigest the run's; another that waits meanwhile goes on waiting
   * @param reason for people
   */
  void withdrawWaiting(String taskId, String proposalDigest, String reason);
}
