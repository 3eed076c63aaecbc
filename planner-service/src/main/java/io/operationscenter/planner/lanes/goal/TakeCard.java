package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.tickets.CancelCommand;
import io.operationscenter.contracts.tickets.StartCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.CardContent;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import io.operationscenter.planner.lanes.outcome.LaneComment;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Step 4: the card is read again, moved to Running, and only then the ticket is started. */
@Singleton
final class TakeCard {

  private static final String LOST = "ticket_lost";

  private final Board board;
  private final ExecutionCalls execution;
  private final MoveCard moves;
  private final ConcludeTicket conclude;
  private final LaneSettings settings;
  private final Clock clock;

  TakeCard(
      Board board,
      ExecutionCalls execution,
      MoveCard moves,
      ConcludeTicket conclude,
      LaneSettings settings,
      Clock clock) {
    this.board = board;
    this.execution = execution;
    this.moves = moves;
    this.conclude = conclude;
    this.settings = settings;
    this.clock = clock;
  }

  /** A ticket that expired meanwhile is given up and the card untouched; its successor is new. */
  Handled confirm(Claim claim) {
    Instant expiry = Objects.requireNonNull(claim.ticket()).expiresAt();
    if (expiry != null && !expiry.isAfter(clock.instant())) {
      Optional<Ticket> now = execution.ifKnown(api -> api.ticket(claim.ticketId()));
      if (now.isEmpty()) {
        return Handled.closed(claim, LOST);
      }
      if (now.get().state() == TicketState.EXPIRED) {
        return Handled.closed(claim.answered(now.get()), "ticket_expired");
      }
    }
    return Handled.on(claim.at(ClaimStep.MOVING));
  }

  /**
   * Moves the card if it is still what was planned. After a crash it may stand in Running by us.
   */
  Handled move(Claim claim) {
    Optional<Card> read = board.card(claim.taskId());
    if (read.isEmpty()) {
      return withdraw(claim);
    }
    Card card = read.get();
    if (card.isIn(BoardState.RUNNING) && moves.ours(card.id())) {
      return moved(claim, moves.confirm(card, BoardState.READY, BoardState.RUNNING));
    }
    boolean asPlanned =
        card.isIn(BoardState.READY) && CardContent.of(card).equals(claim.subject().content());
    return asPlanned ? moved(claim, moves.move(card, BoardState.RUNNING)) : withdraw(claim);
  }

  /** Starts the ticket; one that was started before answers its present state. */
  Handled start(Claim claim) {
    Optional<Ticket> known =
        execution.ifKnown(api -> api.start(claim.ticketId(), new StartCommand(settings.digest())));
    if (known.isEmpty()) {
      return Handled.on(claim.concluded(lost(claim)));
    }
    Ticket ticket = known.get();
    Claim answered = claim.answered(ticket);
    return switch (ticket.state()) {
      case EXPIRED, BLOCKED -> Handled.on(conclude.of(answered, BoardState.RUNNING));
      case ADMITTED, REFUSED -> {
        settings.reload();
        yield Handled.waitWith(answered);
      }
      case CANCELLED,
          SUCCEEDED,
          FAILED,
          QUEUED,
          PREPARING,
          RUNNING,
          VALIDATING,
          PUBLISHING,
          SEALING ->
          Handled.on(answered.started(ticket));
    };
  }

  /** The ticket is ended; the card stays as a person left it. */
  Handled cancel(Claim claim) {
    Optional<Ticket> ticket =
        execution.ifKnown(
            api -> api.cancel(claim.ticketId(), new CancelCommand("card_changed_before_start")));
    Claim answered = ticket.map(claim::answered).orElse(claim);
    return ticket.filter(known -> !known.state().terminal()).isPresent()
        ? Handled.waitWith(answered)
        : Handled.closed(answered, "withdrawn");
  }

  private static Handled moved(Claim claim, MoveCard.Moved moved) {
    return switch (moved) {
      case MoveCard.Moved.Done _ -> Handled.on(claim.at(ClaimStep.MOVED));
      case MoveCard.Moved.PersonWon _ -> withdraw(claim);
    };
  }

  /**
   * Execution lost its store between admission and start: nothing ran, the card is asked for anew.
   */
  private static Conclusion lost(Claim claim) {
    return Conclusion.of(LOST, BoardState.RUNNING)
        .movingTo(BoardState.READY)
        .saying(
            "run:" + claim.ticketId(),
            LaneComment.goal("returned to queue")
                .with("task_id", claim.taskId())
                .with("task_kind", "goal")
                .with("result_status", "skipped")
                .with("reason", LOST)
                .with("detail", "execution does not know ticket " + claim.ticketId())
                .text());
  }

  private static Handled withdraw(Claim claim) {
    return Handled.on(claim.at(ClaimStep.WITHDRAWING));
  }
}
