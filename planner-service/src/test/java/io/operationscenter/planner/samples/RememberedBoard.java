package io.operationscenter.planner.samples;

import io.operationscenter.planner.board.Activity;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.BoardUser;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.Comment;
import io.operationscenter.planner.board.NewCard;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A board in memory, for tests of what stands on the port; chosen by a test profile. */
@Alternative
@Singleton
public class RememberedBoard implements Board {

  private static final BoardUser US = new BoardUser("us", "OperationsCenter");
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  private final Map<String, Card> cards = new LinkedHashMap<>();
  private final Map<String, List<Comment>> comments = new LinkedHashMap<>();
  private final Map<String, List<Activity>> activities = new LinkedHashMap<>();
  private final AtomicReference<BoardFailure> failure = new AtomicReference<>();

  /** Every call fails like that from now on; null: none does. */
  public void failWith(BoardFailure next) {
    failure.set(next);
  }

  public synchronized void clear() {
    cards.clear();
    comments.clear();
    activities.clear();
    failure.set(null);
  }

  private void check() {
    BoardFailure next = failure.get();
    if (next != null) {
      throw next;
    }
  }

  @Override
  public BoardUser self() {
    check();
    return US;
  }

  @Override
  public void verify() {
    check();
  }

  @Override
  public synchronized List<Card> cards() {
    check();
    return List.copyOf(cards.values());
  }

  @Override
  public List<Card> changedSince(Instant watermark) {
    return cards();
  }

  @Override
  public synchronized Optional<Card> card(String id) {
    check();
    return Optional.ofNullable(cards.get(id));
  }

  @Override
  public synchronized Optional<Card> cardByExternalId(String externalId) {
    check();
    return cards.values().stream().filter(c -> externalId.equals(c.externalId())).findFirst();
  }

  @Override
  public synchronized Card create(NewCard draft) {
    check();
    return cardByExternalId(draft.externalId()).orElseGet(() -> add(draft));
  }

  private Card add(NewCard draft) {
    Card card =
        new Card(
            UUID.randomUUID().toString(),
            cards.size() + 1L,
            draft.title(),
            draft.state().title(),
            draft.labels(),
            draft.boardPriority(),
            "",
            draft.description(),
            AT,
            AT,
            "operations-center",
            draft.externalId(),
            false);
    cards.put(card.id(), card);
    note(card.id(), new Activity("created", null, null, null, US.id(), AT));
    return card;
  }

  @Override
  public synchronized Card move(String id, BoardState state) {
    Card old = require(id);
    Card moved =
        new Card(
            old.id(),
            old.sequence(),
            old.title(),
            state.title(),
            old.labels(),
            old.boardPriority(),
            old.descriptionHtml(),
            old.description(),
            old.createdAt(),
            AT,
            old.externalSource(),
            old.externalId(),
            false);
    cards.put(id, moved);
    note(id, new Activity("updated", "state", old.stateName(), state.title(), US.id(), AT));
    return moved;
  }

  @Override
  public Card edit(String id, String title, String description) {
    throw new UnsupportedOperationException("no test edits cards here");
  }

  @Override
  public Card relabel(String id, Set<String> add, Set<String> remove) {
    throw new UnsupportedOperationException("no test changes labels here");
  }

  @Override
  public synchronized List<Comment> comments(String id) {
    require(id);
    return List.copyOf(comments.getOrDefault(id, List.of()));
  }

  @Override
  public synchronized Comment comment(String id, String externalId, String text) {
    require(id);
    Comment comment =
        new Comment(UUID.randomUUID().toString(), text, US.id(), null, AT, externalId);
    comments.computeIfAbsent(id, _ -> new ArrayList<>()).add(comment);
    return comment;
  }

  @Override
  public void link(String id, String title, String url) {
    require(id);
  }

  @Override
  public synchronized List<Activity> activities(String id) {
    require(id);
    return List.copyOf(activities.getOrDefault(id, List.of()));
  }

  private Card require(String id) {
    return card(id)
        .orElseThrow(() -> new BoardFailure(BoardFailure.Kind.NOT_FOUND, "no card " + id));
  }

  private void note(String id, Activity activity) {
    activities.computeIfAbsent(id, _ -> new ArrayList<>()).add(activity);
  }
}
