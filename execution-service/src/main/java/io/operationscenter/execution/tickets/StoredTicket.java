package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is kept.
 *
 * @param ticketId chosen by the caller
 * @param n orders tickets by their creation
 * @param runId identity of its one run
 * @param command what was asked for
 * @param bundleDigest of the bundle
 * @param configDigest under which the policy gate last answered
 * @param state where it stands
 * @param step last recorded step; null before a worker took it
 * @param fence of the ticket's lease under which it was last written; 0 before
 * @param request null with a refusal
 * @param policy what the gate said last, of the changed files too; null when it was not reached
 * @param refusal only when refused
 * @param branch the task branch
 * @param progress what the run has recorded
 * @param result once its end is known
 * @param outcome JSON of the sealed outcome; null before it was observed
 * @param evidence place of the sealed folder
 * @param times when it was asked for, last changed and expires
 * @param cancelReason why its end was asked for; null while nobody did
 */
public record StoredTicket(
    String ticketId,
    long n,
    String runId,
    AdmissionCommand command,
    String bundleDigest,
    String configDigest,
    TicketState state,
    @Nullable TicketStep step,
    long fence,
    @Nullable ExecutionRequest request,
    @Nullable PolicyDecision policy,
    @Nullable Refusal refusal,
    @Nullable String branch,
    Progress progress,
    @Nullable ExecutionResult result,
    @Nullable String outcome,
    @Nullable String evidence,
    Times times,
    @Nullable String cancelReason) {

  private static final int FILES_LISTED = 200;

  /**
   * When.
   *
   * @param createdAt asked for
   * @param updatedAt last changed
   * @param expiresAt unless started; null once it is
   */
  public record Times(Instant createdAt, Instant updatedAt, @Nullable Instant expiresAt) {}

  /** The board task. */
  public String taskId() {
    return command.bundle().proposal().taskId();
  }

  /** Repository key. */
  public String repoKey() {
    return command.bundle().proposal().target().repoKey();
  }

  /** The request; a ticket that passed the contract has one. */
  public ExecutionRequest requestOrThrow() {
    if (request == null) {
      throw new IllegalStateException("ticket " + ticketId + " has no request, it is " + state);
    }
    return request;
  }

  /** Name of the lease of whoever works on it. */
  public String lease() {
    return "ticket:" + ticketId;
  }

  /** Name of the lease that keeps others off its branch. */
  public String branchLease() {
    return "branch:" + repoKey() + ":" + branch;
  }

  /** As others see it. */
  public Ticket view() {
    return view(state.sealed() ? result : null);
  }

  /** As others see it among many: of the changed files only the first {@value #FILES_LISTED}. */
  public Ticket listed() {
    ExecutionResult whole = state.sealed() ? result : null;
    return whole == null || whole.changedFiles().size() <= FILES_LISTED
        ? view(whole)
        : view(shortened(whole));
  }

  private static ExecutionResult shortened(ExecutionResult whole) {
    return new ExecutionResult(
        whole.runId(),
        whole.proposalId(),
        whole.decisionId(),
        whole.status(),
        whole.success(),
        whole.changedFiles().subList(0, FILES_LISTED),
        whole.changedFilesSource(),
        whole.changedFilesConfidence(),
        whole.diffStatExcerpt() == null
            ? whole.changedFiles().size() + " files changed"
            : whole.diffStatExcerpt(),
        whole.validation(),
        whole.branchPushed(),
        whole.branchName(),
        whole.pullRequestUrl(),
        whole.failureCategory(),
        whole.failureReason(),
        whole.artifacts(),
        whole.completedAt());
  }

  private Ticket view(@Nullable ExecutionResult shown) {
    return new Ticket(
        ticketId,
        command.kind(),
        taskId(),
        repoKey(),
        runId,
        command.card().title(),
        state,
        step == null ? null : step.wire(),
        refusal,
        policy,
        progress.executed(),
        progress.interrupted(),
        branch,
        progress.commit(),
        shown,
        evidence,
        times.createdAt(),
        times.updatedAt(),
        times.expiresAt(),
        cancelReason);
  }
}
