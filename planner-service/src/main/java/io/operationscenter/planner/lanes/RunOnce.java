package io.operationscenter.planner.lanes;

import io.operationscenter.contracts.lanes.RunAnswer;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.goal.ClaimCard;
import io.operationscenter.planner.lanes.goal.ClaimWorkers;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One run that a person asks for, outside the lane's cycles. */
@Singleton
final class RunOnce {

  /** Shorter than a caller waits for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ClaimCard claimCard;
  private final ClaimWorkers workers;
  private final Claims claims;
  private final LaneSettings settings;

  RunOnce(ClaimCard claimCard, ClaimWorkers workers, Claims claims, LaneSettings settings) {
    this.claimCard = claimCard;
    this.claims = claims;
    this.workers = workers;
    this.settings = settings;
  }

  RunAnswer run(@Nullable String taskId) {
    if (!settings.configured()) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE, "No configuration: there is no board to take a card from");
    }
    try {
      return taskId == null ? next() : one(taskId);
    } catch (BoardFailure failure) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE, "The board cannot be asked: " + failure.getMessage());
    }
  }

  private RunAnswer next() {
    return claimCard
        .next(workers.holder())
        .map(this::begin)
        .orElse(
            new RunAnswer("no_task", null, null, null, "No card of the goal lane can be claimed"));
  }

  private RunAnswer one(String taskId) {
    return switch (claimCard.one(workers.holder(), taskId)) {
      case ClaimCard.Answer.Claimed claimed -> begin(claimed.held());
      case ClaimCard.Answer.Skipped skipped ->
          claims
              .liveOf(taskId)
              .map(RunOnce::underWay)
              .orElse(new RunAnswer("task_skipped", taskId, null, null, skipped.why()));
      case ClaimCard.Answer.Unknown _ ->
          throw new ProblemException(
              ProblemKind.NOT_FOUND, "The board has no card " + taskId + ", or it is archived");
    };
  }

  /** The lane was first: a run under way is as good as one that begins now. */
  private static RunAnswer underWay(Claim claim) {
    String ticketId = claim.command() == null ? null : claim.ticketId();
    return claim.ran()
        ? new RunAnswer(
            "started", claim.taskId(), ticketId, null, "The lane took it first: ticket " + ticketId)
        : new RunAnswer(
            "task_skipped",
            claim.taskId(),
            ticketId,
            null,
            "Card %s is not run twice: the lane has taken it and is about to start it"
                .formatted(claim.taskId()));
  }

  private RunAnswer begin(ClaimCard.Held held) {
    try {
      return answer(workers.take(held).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE,
          "Card %s is claimed, but its run has not begun within %d s; it goes on by itself"
              .formatted(held.claim().taskId(), PATIENCE.toSeconds()));
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the claim's worker never fails its answer", failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ProblemKind.UNAVAILABLE, "The planner is shutting down");
    }
  }

  static RunAnswer answer(Claim claim) {
    String ticketId = claim.command() == null ? null : claim.ticketId();
    if (claim.ran()) {
      return new RunAnswer("started", claim.taskId(), ticketId, null, "Ticket " + ticketId);
    }
    Optional<Refusal> refusal = Optional.ofNullable(claim.ticket()).map(Ticket::refusal);
    Conclusion conclusion = claim.conclusion();
    if (conclusion != null && "pre_exec_rejected".equals(conclusion.classification())) {
      return new RunAnswer("pre_exec_rejected", claim.taskId(), ticketId, null, reason(conclusion));
    }
    if (conclusion != null
        && conclusion.targetState().filter(BoardState.BLOCKED::equals).isPresent()) {
      return new RunAnswer(
          "blocked", claim.taskId(), ticketId, refusal.orElse(null), reason(conclusion));
    }
    if (refusal.isPresent()) {
      return new RunAnswer(
          "refused", claim.taskId(), ticketId, refusal.get(), refusal.get().message());
    }
    return conclusion == null
        ? new RunAnswer(
            "task_skipped",
            claim.taskId(),
            ticketId,
            null,
            "The card or its ticket changed before the start: " + claim.outcome())
        : new RunAnswer("refused", claim.taskId(), ticketId, null, reason(conclusion));
  }

  /** The sentence for people stands in the comment. */
  private static String reason(Conclusion conclusion) {
    return conclusion
        .comment()
        .lines()
        .filter(line -> line.startsWith("- reason: ") || line.startsWith("- outcome_reason: "))
        .map(line -> line.substring(line.indexOf(": ") + 2))
        .findFirst()
        .orElse(conclusion.outcome());
  }
}
