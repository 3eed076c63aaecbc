package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.cards.UnchangedCard;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.claims.Refusals;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import io.operationscenter.planner.lanes.outcome.LaneComment;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A gate said no: the card stays Ready and is left in peace until the refusal ends, or the card or
 * the configuration changes (design §3). Some refusals say something on the card, never twice.
 */
@Singleton
final class AnswerRefusal {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final ExecutionCalls execution;
  private final Claims claims;
  private final Refusals refusals;
  private final LaneSettings settings;
  private final Clock clock;

  AnswerRefusal(
      ExecutionCalls execution,
      Claims claims,
      Refusals refusals,
      LaneSettings settings,
      Clock clock) {
    this.execution = execution;
    this.claims = claims;
    this.refusals = refusals;
    this.settings = settings;
    this.clock = clock;
  }

  Handled answer(Claim claim) {
    Refusal refusal = Objects.requireNonNull(Objects.requireNonNull(claim.ticket()).refusal());
    return switch (refusal.reason()) {
      case "already_live" -> adopt(claim, refusal);
      case "retry_cap_exceeded" -> Handled.on(claim.concluded(retryCap(claim, refusal)));
      case "no_op" -> noOp(claim, refusal);
      case "contract_violation" -> BreakContract.conclude(claim, refusal.message());
      case "config_skew" -> {
        settings.reload();
        yield remembered(claim, refusal);
      }
      case "backend_not_installed" -> {
        remember(claim, refusal);
        yield Handled.on(claim.concluded(onceADay(claim, refusal, "install the backend")));
      }
      case "sandbox_unavailable" -> {
        remember(claim, refusal);
        yield Handled.on(
            claim.concluded(
                onceADay(
                    claim, refusal, "set sandbox.level and sandbox.egress to what can be had")));
      }
      default -> remembered(claim, refusal);
    };
  }

  /** The ticket that lives already is this card's run; we lost the claim under which it began. */
  private Handled adopt(Claim claim, Refusal refusal) {
    String live = refusal.liveTicketId();
    if (live == null) {
      return remembered(claim, refusal);
    }
    return execution
        .ifKnown(api -> api.ticket(live))
        .filter(ticket -> !ticket.state().terminal())
        .map(ticket -> Handled.on(claim.answered(ticket).at(ClaimStep.ADMITTED)))
        .orElseGet(() -> Handled.closed(claim, "live_ticket_ended"));
  }

  private static Conclusion retryCap(Claim claim, Refusal refusal) {
    return Conclusion.of("retry_cap", BoardState.READY)
        .movingTo(BoardState.BLOCKED)
        .because("retry_cap_exceeded")
        .saying(
            "claim:" + claim.id(),
            comment(claim, "retry cap", refusal)
                .with("blocked_classification", "retry_cap_exceeded")
                .with("attempts", whole(refusal.current()))
                .with("limit", whole(refusal.limit()))
                .text());
  }

  private Handled noOp(Claim claim, Refusal refusal) {
    remember(claim, refusal);
    String signature = Objects.requireNonNull(claim.command()).card().noopSignature();
    String commentId = "noop:%s:%s".formatted(claim.taskId(), signature == null ? "" : signature);
    // A run whose validation failed is never concluded as a no-op.
    boolean satisfied =
        claims
            .lastRunOutcome(claim.taskId())
            .filter(outcome -> UnchangedCard.satisfied(outcome, true))
            .isPresent();
    Conclusion skipped =
        Conclusion.of("skip_noop", BoardState.READY)
            .saying(
                commentId,
                comment(claim, "skipped", refusal)
                    .with(
                        "next_action",
                        "nothing changed since the last run; edit the card or move it to Ready again"
                            + " to force one")
                    .text());
    return Handled.on(claim.concluded(satisfied ? skipped.movingTo(BoardState.DONE) : skipped));
  }

  private Conclusion onceADay(Claim claim, Refusal refusal, String action) {
    String day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    return Conclusion.of("refused", BoardState.READY)
        .because(refusal.reason())
        .saying(
            "refusal:%s:%s:%s".formatted(claim.taskId(), refusal.reason(), day),
            comment(claim, "not started", refusal)
                .with("next_action", action + "; the card stays in the queue")
                .text());
  }

  private Handled remembered(Claim claim, Refusal refusal) {
    remember(claim, refusal);
    return Handled.closed(claim, "refused");
  }

  private void remember(Claim claim, Refusal refusal) {
    Instant until = refusal.notBefore();
    if (until == null) {
      long before = refusals.times(claim.subject(), refusal.reason());
      until = clock.instant().plus(Backoff.after(before, FIRST_WAIT, LONGEST_WAIT));
    }
    refusals.remember(claim.subject(), refusal.reason(), refusal.message(), until);
  }

  private static LaneComment comment(Claim claim, String event, Refusal refusal) {
    return LaneComment.goal(event)
        .with("task_id", claim.taskId())
        .with("task_kind", "goal")
        .with("result_status", "skipped")
        .with("reason", refusal.reason())
        .with("detail", refusal.message());
  }

  private static String whole(@Nullable Double number) {
    return number == null ? "" : Long.toString(Math.round(number));
  }
}
