package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.TicketKind;
import io.operationscenter.kit.seal.Digests;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.CardContent;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.Refusals;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import io.operationscenter.planner.lanes.outcome.LaneComment;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import io.operationscenter.planner.planning.CardPlanning;
import io.operationscenter.planner.planning.PlannedCard;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Step 2: plans and routes the card as it was selected; nothing has left yet. */
@Singleton
final class PlanClaim {

  private static final String ROUTING_UNAVAILABLE = "routing_unavailable";
  private static final int MOST_KEYS_SHOWN = 10;

  private final Board board;
  private final CardPlanning planning;
  private final DescribeCard describe;
  private final Refusals refusals;
  private final LaneSettings settings;
  private final CheckEnvironment environment;
  private final Clock clock;

  @SuppressWarnings("TooManyParameters") // each is one thing planning needs; none belongs together
  PlanClaim(
      Board board,
      CardPlanning planning,
      DescribeCard describe,
      Refusals refusals,
      LaneSettings settings,
      CheckEnvironment environment,
      Clock clock) {
    this.board = board;
    this.planning = planning;
    this.describe = describe;
    this.refusals = refusals;
    this.settings = settings;
    this.environment = environment;
    this.clock = clock;
  }

  Handled plan(Claim claim) {
    Optional<Card> read = board.card(claim.taskId());
    if (read.isEmpty() || !asSelected(read.get(), claim)) {
      return Handled.closed(claim, "withdrawn");
    }
    Card card = read.get();
    return switch (planning.plan(card)) {
      case PlannedCard.Routed routed -> {
        tellIgnored(claim, routed.ignoredKeys());
        yield routed(claim, card, routed.bundle());
      }
      case PlannedCard.Unreadable unreadable ->
          Handled.on(
              claim.concluded(
                  refused(claim, "contract violation", "parse_config", unreadable.message())
                      .movingTo(BoardState.BLOCKED)));
      case PlannedCard.Rejected rejected ->
          Handled.on(
              claim.concluded(
                  refused(
                          claim,
                          "pre-execution validation rejected",
                          "pre_exec_rejected",
                          rejected.message())
                      .movingTo(BoardState.BACKLOG)));
      case PlannedCard.Unrouted unrouted when unrouted.unavailable() ->
          unavailable(claim, unrouted);
      case PlannedCard.Unrouted unrouted ->
          Handled.on(
              claim.concluded(
                  refused(claim, "routing failed", "routing_error", unrouted.message())
                      .movingTo(BoardState.BLOCKED)));
    };
  }

  private Handled routed(Claim claim, Card card, ProposalDecisionBundle bundle) {
    TaskType type = bundle.proposal().taskType();
    environment.warn(claim.subject(), type);
    return Handled.on(
        claim.planned(
            new AdmissionCommand(
                TicketKind.TASK_RUN,
                claim.subject().role(),
                bundle,
                describe.facts(card),
                settings.digest(),
                "board_worker_" + claim.subject().role(),
                false)));
  }

  /** Before anything runs: who wrote such a key counts on it. */
  private void tellIgnored(Claim claim, List<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    int more = keys.size() - MOST_KEYS_SHOWN;
    CommentOnCard.write(
        board,
        claim.taskId(),
        "ignored_keys:%s:%s"
            .formatted(
                claim.taskId(),
                Digests.of(String.join("\n", keys).getBytes(StandardCharsets.UTF_8))),
        LaneComment.goal("execution keys ignored")
            .with("task_id", claim.taskId())
            .with("task_kind", "goal")
            .with("ignored_keys", keys.stream().limit(MOST_KEYS_SHOWN).toList())
            .with("more_ignored_keys", more > 0 ? more : null)
            .with(
                "next_action",
                "none needed; the Execution section has no such keys and the card goes on without"
                    + " them")
            .text());
  }

  /** Nothing is wrong with the card: it stays Ready and is asked for again, ever more rarely. */
  private Handled unavailable(Claim claim, PlannedCard.Unrouted unrouted) {
    long before = refusals.times(claim.subject(), ROUTING_UNAVAILABLE);
    Duration wait = Backoff.after(before, Duration.ofSeconds(15), Duration.ofMinutes(5));
    refusals.remember(
        claim.subject(), ROUTING_UNAVAILABLE, unrouted.message(), clock.instant().plus(wait));
    Conclusion conclusion =
        Conclusion.of(ROUTING_UNAVAILABLE, BoardState.READY)
            .saying(
                "refusal:%s:%s:%s"
                    .formatted(
                        claim.taskId(), ROUTING_UNAVAILABLE, claim.subject().content().text()),
                comment(claim, "routing unavailable", ROUTING_UNAVAILABLE, unrouted.message())
                    .with("partial_run_id", unrouted.partialId())
                    .with("next_action", "none; it is asked for again by itself")
                    .text());
    return Handled.on(claim.concluded(conclusion));
  }

  private static boolean asSelected(Card card, Claim claim) {
    return card.isIn(BoardState.READY) && CardContent.of(card).equals(claim.subject().content());
  }

  private static Conclusion refused(
      Claim claim, String event, String classification, String message) {
    return Conclusion.of(classification, BoardState.READY)
        .because(classification)
        .saying(
            "claim:" + claim.id(),
            comment(claim, event, classification, message)
                .with("blocked_classification", classification)
                .text());
  }

  private static LaneComment comment(Claim claim, String event, String result, String message) {
    return LaneComment.goal(event)
        .with("task_id", claim.taskId())
        .with("task_kind", "goal")
        .with("result_status", result)
        .with("reason", message);
  }
}
