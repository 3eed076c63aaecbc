package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.approvals.ProposalDigest;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.outcome.ClassifyFailure;
import io.operationscenter.planner.lanes.outcome.ConcludeRun;
import io.operationscenter.planner.lanes.outcome.RunEnd;
import io.operationscenter.planner.lanes.outcome.RunReport;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Gathers what a terminal ticket is judged by, and stores the judgement in the claim. */
@Singleton
final class ConcludeTicket {

  private final ExecutionCalls execution;
  private final Board board;
  private final Claims claims;
  private final LaneSettings settings;
  private final ProposalDigest digest;

  /** Histories of validation commands are execution's; without them no test counts as flaky. */
  private final ConcludeRun conclude = new ConcludeRun(new ClassifyFailure(command -> ""));

  ConcludeTicket(
      ExecutionCalls execution, Board board, Claims claims, LaneSettings settings, Clock clock) {
    this.execution = execution;
    this.board = board;
    this.claims = claims;
    this.settings = settings;
    this.digest = new ProposalDigest(ContractCodec.withRandomIds(clock));
  }

  /**
   * The claim with its conclusion.
   *
   * @param standing where our writes left the card
   */
  Claim of(Claim claim, BoardState standing) {
    Ticket ticket = Objects.requireNonNull(claim.ticket());
    Optional<RunAccount> account =
        ticket.state().sealed()
            ? Optional.of(execution.call(api -> api.account(ticket.ticketId())))
            : Optional.empty();
    List<String> labels = board.card(claim.taskId()).map(Card::labels).orElse(List.of());
    ManagedRepository repository = settings.repositories().get(claim.subject().repoKey());
    RunEnd end =
        new RunEnd(
            RunReport.of(ticket, account),
            new RunEnd.About(
                claim.taskId(), claim.subject().title(), claim.subject().repoKey(), "goal", labels),
            claim.stopReason(),
            claim.edits(),
            claims.lastRunOutcome(claim.taskId()).orElse(null),
            repository != null && repository.awaitReview(),
            claim.command() == null ? "" : digest.of(claim.command().bundle()));
    return claim.concluded(conclude.of(end, standing));
  }
}
