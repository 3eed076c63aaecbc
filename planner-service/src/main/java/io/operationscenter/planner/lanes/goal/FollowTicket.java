package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.tickets.CancelCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.CardContent;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.outcome.ConcludeRun;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import io.operationscenter.planner.lanes.outcome.FailureClass;
import io.operationscenter.planner.lanes.outcome.LaneComment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** While a run lives: its ticket, and its card, which people edit (design §3). */
@Singleton
final class FollowTicket {

  private final ExecutionCalls execution;
  private final Board board;
  private final ConcludeTicket conclude;
  private final Claims claims;

  FollowTicket(ExecutionCalls execution, Board board, ConcludeTicket conclude, Claims claims) {
    this.execution = execution;
    this.board = board;
    this.conclude = conclude;
    this.claims = claims;
  }

  /**
   * One look. The end of the ticket comes first, so a board that is away does not hide it.
   *
   * @return the claim concluded, or with what was seen on the card
   */
  Handled follow(Claim claim) {
    Optional<Ticket> ticket = execution.ifKnown(api -> api.ticket(claim.ticketId()));
    if (ticket.isEmpty()) {
      return Handled.on(claim.concluded(lost(claim)));
    }
    if (ticket.get().state().terminal()) {
      return Handled.on(conclude.of(claim.answered(ticket.get()), BoardState.RUNNING));
    }
    return Handled.waitWith(watch(claim));
  }

  /** Ends the ticket whose card a person took away; may be repeated until it has ended. */
  Handled stop(Claim claim) {
    String reason = claim.stopReason() == null ? "card_moved" : claim.stopReason();
    Optional<Ticket> ticket =
        execution.ifKnown(api -> api.cancel(claim.ticketId(), new CancelCommand(reason)));
    if (ticket.isEmpty()) {
      return Handled.closed(claim, "ticket_lost");
    }
    return ticket.get().state().terminal()
        ? Handled.on(conclude.of(claim.answered(ticket.get()), BoardState.RUNNING))
        : Handled.waitWith(claim);
  }

  private Claim watch(Claim claim) {
    Optional<Card> read = board.card(claim.taskId()).filter(card -> !card.archived());
    if (read.isEmpty()) {
      return claim.stopping("card_gone");
    }
    Card card = read.get();
    Claim seen = edits(claim, card);
    return card.state().map(state -> stopped(seen, state)).orElse(seen);
  }

  private static Claim stopped(Claim claim, BoardState state) {
    return switch (state) {
      case CANCELLED -> claim.stopping("card_cancelled");
      case BACKLOG -> claim.stopping("card_backlog");
      case READY -> claim.stopping("card_ready");
      case RUNNING, REVIEW, IN_REVIEW, BLOCKED, DONE -> claim;
    };
  }

  private static Claim edits(Claim claim, Card card) {
    List<String> parts = claim.subject().content().differences(CardContent.of(card));
    return claim.edits().containsAll(parts) ? claim : claim.edited(parts);
  }

  /** Execution does not know the ticket any more: its store was lost. Counts as interrupted. */
  private Conclusion lost(Claim claim) {
    boolean again =
        claims.lastRunOutcome(claim.taskId()).filter(ConcludeRun.INTERRUPTED::equals).isPresent();
    String classification = again ? FailureClass.INFRA_TOOLING.wire() : "";
    Conclusion conclusion =
        Conclusion.of(again ? "interrupted_again" : ConcludeRun.INTERRUPTED, BoardState.RUNNING)
            .movingTo(again ? BoardState.BLOCKED : BoardState.READY)
            .saying(
                "run:" + claim.ticketId(),
                LaneComment.goal("returned to queue")
                    .with("task_id", claim.taskId())
                    .with("task_kind", "goal")
                    .with("result_status", again ? "blocked" : "skipped")
                    .with("reason", "execution does not know ticket " + claim.ticketId())
                    .with("blocked_classification", classification)
                    .text());
    return again ? conclusion.because(classification) : conclusion;
  }
}
