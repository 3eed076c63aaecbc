package io.operationscenter.execution.approvals;

import io.operationscenter.contracts.api.ApprovalsApi;
import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalSource;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.ApprovalWithdrawal;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.kit.edge.Operation;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Approvals over REST. Only the operator speaks for people at the command line and in the control
 * room; planner speaks only for those who set a label.
 */
@Singleton
@RunOnVirtualThread
class ApprovalsResource implements ApprovalsApi {

  private static final Pattern APPROVAL_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");

  private final GiveVerdict verdicts;
  private final ApprovalQueries queries;
  private final SecurityIdentity caller;

  ApprovalsResource(GiveVerdict verdicts, ApprovalQueries queries, SecurityIdentity caller) {
    this.verdicts = verdicts;
    this.queries = queries;
    this.caller = caller;
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public List<Approval> approvals(@Nullable String taskId, @Nullable String state, int limit) {
    return queries.list(taskId, state == null ? null : state(state), limit);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public List<WaitingRun> waiting(@Nullable String taskId, int limit) {
    return queries.waiting(taskId, limit);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public Approval approval(String approvalId) {
    return queries.find(approvalId).orElseThrow(() -> GiveVerdict.unknown(approvalId));
  }

  @Override
  @RolesAllowed(Operation.APPROVALS_GIVE)
  public Approval give(String approvalId, ApprovalCommand command) {
    if (!APPROVAL_ID.matcher(approvalId).matches()) {
      throw new ProblemException(
          ProblemKind.INVALID_REQUEST,
          "approval_id must be 1 to 200 letters, digits or . _ : - and begin with a letter or digit");
    }
    String principal = caller.getPrincipal().getName();
    boolean person = caller.hasRole(Operation.OPERATE);
    if (person == (command.source() == ApprovalSource.LABEL)) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN,
          "the credential %s may not give verdicts with source '%s'"
              .formatted(principal, command.source().wire()));
    }
    return verdicts.give(approvalId, command, principal);
  }

  @Override
  @RolesAllowed(Operation.APPROVALS_GIVE)
  public List<Approval> withdrawWaiting(
      String taskId, String proposalDigest, ApprovalWithdrawal command) {
    return verdicts.withdrawWaiting(taskId, proposalDigest, command);
  }

  @Override
  @RolesAllowed(Operation.OPERATE)
  public Approval withdraw(String approvalId, ApprovalWithdrawal command) {
    return verdicts.withdraw(approvalId, command);
  }

  private static ApprovalState state(String name) {
    return Arrays.stream(ApprovalState.values())
        .filter(state -> state.wire().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.INVALID_REQUEST,
                    "state must be one of %s, it is '%s'"
                        .formatted(
                            Arrays.stream(ApprovalState.values())
                                .map(ApprovalState::wire)
                                .collect(Collectors.joining(", ")),
                            name)));
  }
}
