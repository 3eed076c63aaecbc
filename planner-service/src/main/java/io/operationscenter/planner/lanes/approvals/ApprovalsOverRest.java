package io.operationscenter.planner.lanes.approvals;

import io.operationscenter.contracts.api.ApprovalsApi;
import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.ApprovalWithdrawal;
import io.operationscenter.kit.edge.Edge;
import io.operationscenter.kit.edge.EdgeClient;
import io.operationscenter.kit.edge.EdgeClients;
import jakarta.inject.Singleton;
import java.util.List;

/** Calls execution on the planner's edge. */
@Singleton
final class ApprovalsOverRest implements ApprovalCalls {

  private static final int MOST = 500;

  private final EdgeClient<ApprovalsApi> client;

  ApprovalsOverRest(EdgeClients clients) {
    this.client = clients.on(Edge.PLANNER_EXECUTION, ApprovalsApi.class);
  }

  @Override
  public List<Approval> in(ApprovalState state) {
    return client.call(api -> api.approvals(null, state.wire(), MOST));
  }

  @Override
  public Approval give(String approvalId, ApprovalCommand command) {
    return client.call(api -> api.give(approvalId, command));
  }

  @Override
  public void withdrawWaiting(String taskId, String proposalDigest, String reason) {
    List<Approval> _ =
        client.call(
            api ->
                api.withdrawWaiting(
                    taskId, proposalDigest, new ApprovalWithdrawal("planner", reason)));
  }
}
