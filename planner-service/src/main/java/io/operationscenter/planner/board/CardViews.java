package io.operationscenter.planner.board;

import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardActivity;
import io.operationscenter.contracts.cards.CardComment;

/** Cards, comments and activities as they are shown to operators. */
final class CardViews {

  private CardViews() {}

  static BoardCard of(Card card) {
    return new BoardCard(
        card.id(),
        card.sequence(),
        card.title(),
        card.stateName(),
        card.labels(),
        card.boardPriority(),
        card.description(),
        card.createdAt(),
        card.updatedAt(),
        card.externalId());
  }

  static CardComment of(Comment comment, BoardUser us) {
    return new CardComment(
        comment.id(),
        comment.text(),
        comment.authorId(),
        comment.isBy(us),
        comment.createdAt(),
        comment.externalId());
  }

  static CardActivity of(Activity activity, BoardUser us) {
    return new CardActivity(
        activity.verb(),
        activity.field(),
        activity.oldValue(),
        activity.newValue(),
        activity.actorId(),
        activity.actorId().equals(us.id()),
        activity.at());
  }
}
