package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.ApprovalVerdict;
import io.operationscenter.kit.edge.PeerRefused;
import io.operationscenter.kit.problem.Problem;
import io.operationscenter.kit.problem.ProblemKind;
import io.operationscenter.planner.lanes.approvals.ApprovalCalls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Approvals that execution would keep: one that is open is answered to whoever says yes again. */
public final class ScriptedApprovals implements ApprovalCalls {

  private final Map<String, Approval> approvals = new LinkedHashMap<>();
  private final List<ApprovalCommand> asked = new ArrayList<>();
  private final List<String> withdrawn = new ArrayList<>();
  private final OutsideEffects effects;
  private final InstantSource clock;
  private @Nullable String refusal;

  ScriptedApprovals(OutsideEffects effects, InstantSource clock) {
    this.effects = effects;
    this.clock = clock;
  }

  /** Nothing waits there any more. */
  public synchronized void refuse(String detail) {
    refusal = detail;
  }

  /** What was asked for, repeats included. */
  public synchronized List<ApprovalCommand> asked() {
    return List.copyOf(asked);
  }

  /** Every approval there is. */
  public synchronized List<Approval> all() {
    return List.copyOf(approvals.values());
  }

  /** What was said to wait no longer: task, digest and why. */
  public synchronized List<String> withdrawn() {
    return List.copyOf(withdrawn);
  }

  @Override
  public synchronized void withdrawWaiting(String taskId, String proposalDigest, String reason) {
    withdrawn.add("%s %s: %s".formatted(taskId, proposalDigest, reason));
    approvals.replaceAll(
        (_, old) ->
            old.taskId().equals(taskId)
                    && old.proposalDigest().equals(proposalDigest)
                    && old.state() == ApprovalState.GRANTED
                ? in(old, ApprovalState.WITHDRAWN)
                : old);
  }

  /** A ticket used it. */
  public synchronized void use(String approvalId) {
    approvals.computeIfPresent(approvalId, (_, old) -> in(old, ApprovalState.USED));
  }

  @Override
  public synchronized List<Approval> in(ApprovalState state) {
    return approvals.values().stream().filter(a -> a.state() == state).toList().reversed();
  }

  @Override
  public synchronized Approval give(String approvalId, ApprovalCommand command) {
    asked.add(command);
    if (refusal != null) {
      ProblemKind kind = ProblemKind.CONFLICT;
      throw new PeerRefused(
          new Problem(
              kind.type(), kind.title(), kind.status(), refusal, "/v1/approvals", List.of(), ""));
    }
    if (!approvals.containsKey(approvalId)) {
      effects.run("approvals.give", () -> approvals.put(approvalId, made(approvalId, command)));
    }
    return approvals.get(approvalId);
  }

  private Approval made(String approvalId, ApprovalCommand command) {
    return new Approval(
        approvalId,
        command.taskId(),
        "sample",
        command.proposalDigest(),
        List.of(),
        command.verdict() == ApprovalVerdict.GRANT ? ApprovalState.GRANTED : ApprovalState.REJECTED,
        command.source(),
        command.givenBy(),
        "planner-execution",
        command.reason(),
        clock.instant(),
        clock.instant().plus(Duration.ofDays(7)),
        null,
        null,
        null);
  }

  private static Approval in(Approval old, ApprovalState state) {
    return new Approval(
        old.approvalId(),
        old.taskId(),
        old.repoKey(),
        old.proposalDigest(),
        old.violations(),
        state,
        old.source(),
        old.givenBy(),
        old.principal(),
        old.reason(),
        old.givenAt(),
        old.expiresAt(),
        old.ticketId(),
        old.usedAt(),
        old.withdrawal());
  }
}
