package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.kit.edge.PeerRefused;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import io.operationscenter.planner.lanes.claims.Refusals;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Step 3: asks for the ticket; asking again answers it as it stands. */
@Singleton
final class AdmitClaim {

  private final ExecutionCalls execution;
  private final AnswerRefusal refusal;
  private final ConcludeTicket conclude;
  private final Refusals refusals;

  AdmitClaim(
      ExecutionCalls execution, AnswerRefusal refusal, ConcludeTicket conclude, Refusals refusals) {
    this.execution = execution;
    this.refusal = refusal;
    this.conclude = conclude;
    this.refusals = refusals;
  }

  Handled admit(Claim claim) {
    AdmissionCommand command = Objects.requireNonNull(claim.command());
    try {
      return answer(claim, execution.call(api -> api.admit(claim.ticketId(), command)));
    } catch (PeerRefused problem) {
      return problem(claim, problem);
    }
  }

  /**
   * A ticket that is being sealed was never started by this claim: it ends as blocked or cancelled,
   * so the card waits where it is until execution can say how.
   */
  private Handled answer(Claim claim, Ticket ticket) {
    Claim answered = claim.answered(ticket);
    return switch (ticket.state()) {
      case REFUSED -> refusal.answer(answered);
      case EXPIRED -> Handled.closed(answered, "ticket_expired");
      case BLOCKED, CANCELLED, SUCCEEDED, FAILED ->
          Handled.on(conclude.of(answered, BoardState.READY));
      case SEALING -> Handled.waitWith(answered);
      case ADMITTED, QUEUED, PREPARING, RUNNING, VALIDATING, PUBLISHING -> {
        refusals.forget(claim.taskId());
        yield Handled.on(answered.at(ClaimStep.ADMITTED));
      }
    };
  }

  /**
   * The command itself is no good. A ticket id that is known with another bundle is given up, the
   * next attempt has a new one; what breaks the contract blocks the card.
   */
  private static Handled problem(Claim claim, PeerRefused problem) {
    return switch (problem.problem().status()) {
      case 409 -> Handled.closed(claim, "ticket_conflict");
      case 400, 422 -> BreakContract.conclude(claim, problem.detail());
      default -> throw problem;
    };
  }
}
