package io.operationscenter.planner.lanes.goal;

import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.NewCard;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.outcome.ConcludeRun;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import io.operationscenter.planner.lanes.outcome.FollowUp;
import io.operationscenter.planner.lanes.outcome.LaneComment;
import io.operationscenter.planner.planning.OwnCard;
import io.operationscenter.planner.planning.OwnCards;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the cards that follow from a run, each once, and says so on both sides. */
@Singleton
final class MakeFollowUps {

  private static final int LONGEST_TITLE = 255;

  private final Board board;
  private final OwnCards ownCards;
  private final Clock clock;

  MakeFollowUps(Board board, OwnCards ownCards, Clock clock) {
    this.board = board;
    this.ownCards = ownCards;
    this.clock = clock;
  }

  /** The ids of all of them, made now, before, or by somebody else under the same title. */
  List<String> make(Claim claim, Conclusion conclusion) {
    List<String> ids = new ArrayList<>();
    for (int n = 1; n <= conclusion.followUps().size(); n++) {
      ids.add(one(claim, conclusion, n));
    }
    if (!ids.isEmpty()) {
      CommentOnCard.write(
          board, claim.taskId(), "follow-ups:" + claim.ticketId(), parent(claim, conclusion, ids));
    }
    return ids;
  }

  private String one(Claim claim, Conclusion conclusion, int n) {
    FollowUp wanted = conclusion.followUps().get(n - 1);
    String identity = claim.ticketId() + ":" + n;
    Optional<Card> standing =
        wanted.onePerTitle() ? open(wanted.title(), identity) : Optional.empty();
    if (standing.isPresent()) {
      return standing.get().id();
    }
    Card made =
        board.create(
            new NewCard(
                cut(wanted.title()),
                wanted.description(),
                BoardState.READY,
                wanted.labels(),
                "none",
                identity));
    ownCards.remember(new OwnCard(made.id(), "goal-worker", null, clock.instant()));
    CommentOnCard.write(
        board,
        made.id(),
        identity + ":origin",
        LaneComment.goal("follow-up created")
            .with("source_task_id", claim.taskId())
            .with("source_task_title", claim.subject().title())
            .with("source_worker_role", claim.subject().role())
            .with("task_kind", wanted.kind())
            .with("handoff_reason", wanted.reason())
            .with("result_status", conclusion.outcome())
            .text());
    return made.id();
  }

  private Optional<Card> open(String title, String identity) {
    return board.cards().stream()
        .filter(card -> card.title().strip().equalsIgnoreCase(title.strip()))
        .filter(card -> card.state().filter(BoardState::terminal).isEmpty())
        .filter(card -> !identity.equals(card.externalId()))
        .findFirst();
  }

  private static String parent(Claim claim, Conclusion conclusion, List<String> ids) {
    LaneComment comment =
        LaneComment.goal("lane outcome")
            .with("task_id", claim.taskId())
            .with("task_kind", "goal")
            .with("result_status", conclusion.outcome())
            .with("blocked_classification", conclusion.classification())
            .with("follow_up_task_ids", ids);
    if (ConcludeRun.PRE_EXISTING.equals(conclusion.classification())) {
      comment.with("superseded_by", ids.getFirst());
    }
    return comment.text();
  }

  private static String cut(String title) {
    return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
  }
}
