package io.operationscenter.planner.lanes.goal;

import io.operationscenter.planner.board.Activity;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.BoardUser;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.Comment;
import io.operationscenter.planner.board.NewCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A board with people on it: every write is an activity of somebody and moves updated_at. */
public final class InMemoryBoard implements Board {

  public static final BoardUser US = new BoardUser("us", "Operations Center");
  public static final BoardUser PERSON = new BoardUser("person", "A person");

  private final Map<String, Card> cards = new LinkedHashMap<>();
  private final Map<String, List<Activity>> activities = new HashMap<>();
  private final Map<String, List<Comment>> comments = new HashMap<>();
  private final OutsideEffects effects;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private @Nullable BoardFailure down;
  private @Nullable Runnable beforeOurMove;
  private @Nullable Runnable afterOurMove;
  private boolean noComments;
  private long reads;

  InMemoryBoard(OutsideEffects effects) {
    this.effects = effects;
  }

  public synchronized void down(BoardFailure.Kind kind) {
    down(new BoardFailure(kind, "the board is away"));
  }

  /** Every call fails like that until {@link #up}. */
  public synchronized void down(BoardFailure failure) {
    down = failure;
  }

  public synchronized void up() {
    down = null;
  }

  /** The board takes no comment, on whatever card. */
  public synchronized void refusesComments() {
    noComments = true;
  }

  synchronized void beforeOurNextMove(Runnable person) {
    beforeOurMove = person;
  }

  synchronized void afterOurNextMove(Runnable person) {
    afterOurMove = person;
  }

  synchronized Card file(String title, String description, String... labels) {
    Card card =
        new Card(
            UUID.randomUUID().toString(),
            cards.size() + 1L,
            title,
            BoardState.READY.title(),
            List.of(labels),
            "none",
            "",
            description,
            tick(),
            now,
            null,
            null,
            false);
    cards.put(card.id(), card);
    activities.put(
        card.id(),
        new ArrayList<>(List.of(new Activity("created", null, null, null, "person", now))));
    return card;
  }

  public synchronized void personMoves(String id, BoardState state) {
    write(
        id,
        PERSON,
        "state",
        card(id).orElseThrow().stateName(),
        state.title(),
        card -> with(card, state.title(), card.title(), card.description(), card.labels(), false));
  }

  public synchronized void personEdits(String id, String title, String description) {
    write(
        id,
        PERSON,
        "description",
        "",
        "",
        card -> with(card, card.stateName(), title, description, card.labels(), false));
  }

  /** Somebody sets a label, with the activity that tells who. */
  public synchronized void labels(String id, BoardUser by, String label) {
    write(id, by, "labels", "", label, card -> labelled(card, plus(card.labels(), label)));
  }

  /** The label is there, its activity is not yet. */
  public synchronized void labelsBeforeTheActivityIsWritten(String id, String label) {
    tick();
    cards.computeIfPresent(id, (_, card) -> labelled(card, plus(card.labels(), label)));
  }

  private static List<String> plus(List<String> labels, String label) {
    List<String> all = new ArrayList<>(labels);
    all.add(label);
    return all;
  }

  private Card labelled(Card card, List<String> labels) {
    return with(card, card.stateName(), card.title(), card.description(), labels, card.archived());
  }

  synchronized void personArchives(String id) {
    write(
        id,
        PERSON,
        "archived_at",
        "",
        "",
        card ->
            with(card, card.stateName(), card.title(), card.description(), card.labels(), true));
  }

  public synchronized void personDeletes(String id) {
    cards.remove(id);
  }

  public synchronized Card stored(String id) {
    return Optional.ofNullable(cards.get(id)).orElseThrow();
  }

  public synchronized List<String> statesOf(String id) {
    return activities.get(id).stream()
        .filter(activity -> "state".equals(activity.field()))
        .map(activity -> activity.actorId() + " " + activity.newValue())
        .toList();
  }

  public synchronized List<String> textsOn(String id) {
    return comments.getOrDefault(id, List.of()).stream().map(Comment::text).toList();
  }

  public synchronized long reads() {
    return reads;
  }

  synchronized List<Card> all() {
    return List.copyOf(cards.values());
  }

  @Override
  public BoardUser self() {
    return US;
  }

  @Override
  public synchronized void verify() {
    available();
  }

  @Override
  public synchronized List<Card> cards() {
    available();
    return cards.values().stream().filter(card -> !card.archived()).toList();
  }

  @Override
  public List<Card> changedSince(Instant watermark) {
    return cards();
  }

  @Override
  public synchronized Optional<Card> card(String id) {
    available();
    reads++;
    return Optional.ofNullable(cards.get(id)).filter(card -> !card.archived());
  }

  @Override
  public synchronized Optional<Card> cardByExternalId(String externalId) {
    available();
    return cards.values().stream().filter(c -> externalId.equals(c.externalId())).findFirst();
  }

  @Override
  public synchronized Card create(NewCard card) {
    available();
    Optional<Card> known = cardByExternalId(card.externalId());
    if (known.isPresent()) {
      return known.get();
    }
    effects.run("board.create", () -> insert(card));
    return cardByExternalId(card.externalId()).orElseThrow();
  }

  private void insert(NewCard card) {
    String id = UUID.randomUUID().toString();
    cards.put(
        id,
        new Card(
            id,
            cards.size() + 1L,
            card.title(),
            card.state().title(),
            card.labels(),
            card.boardPriority(),
            "",
            card.description(),
            tick(),
            now,
            "operations-center",
            card.externalId(),
            false));
    activities.put(
        id, new ArrayList<>(List.of(new Activity("created", null, null, null, US.id(), now))));
  }

  @Override
  public synchronized Card move(String id, BoardState state) {
    available();
    present(id);
    run(beforeOurMove);
    beforeOurMove = null;
    String from = cards.get(id).stateName();
    effects.run(
        "board.move " + state.title(),
        () ->
            write(
                id,
                US,
                "state",
                from,
                state.title(),
                card ->
                    with(
                        card,
                        state.title(),
                        card.title(),
                        card.description(),
                        card.labels(),
                        false)));
    Card after = cards.get(id);
    run(afterOurMove);
    afterOurMove = null;
    return after;
  }

  @Override
  public synchronized Card edit(String id, String title, String description) {
    throw new UnsupportedOperationException("the goal lane edits no card");
  }

  @Override
  public synchronized Card relabel(String id, Set<String> add, Set<String> remove) {
    available();
    present(id);
    for (String name : remove) {
      if (cards.get(id).labels().contains(name)) {
        effects.run(
            "board.relabel",
            () ->
                write(
                    id,
                    US,
                    "labels",
                    name,
                    "",
                    card ->
                        labelled(
                            card,
                            card.labels().stream().filter(own -> !own.equals(name)).toList())));
      }
    }
    return cards.get(id);
  }

  @Override
  public synchronized List<Comment> comments(String id) {
    available();
    return List.copyOf(comments.getOrDefault(id, List.of()));
  }

  @Override
  public synchronized Comment comment(String id, String externalId, String text) {
    available();
    if (noComments || !cards.containsKey(id)) {
      throw new BoardFailure(BoardFailure.Kind.VALIDATION, "The payload is not valid");
    }
    List<Comment> all = comments.computeIfAbsent(id, _ -> new ArrayList<>());
    Optional<Comment> known =
        all.stream().filter(comment -> externalId.equals(comment.externalId())).findFirst();
    if (known.isEmpty()) {
      effects.run(
          "board.comment",
          () ->
              all.add(
                  new Comment(
                      UUID.randomUUID().toString(), text, US.id(), null, tick(), externalId)));
      touch(id);
    }
    return known.orElseGet(all::getLast);
  }

  @Override
  public void link(String id, String title, String url) {
    throw new UnsupportedOperationException("the goal lane links nothing");
  }

  @Override
  public synchronized List<Activity> activities(String id) {
    available();
    return List.copyOf(activities.getOrDefault(id, List.of()));
  }

  private void write(
      String id, BoardUser by, String field, String from, String to, UnaryOperator<Card> change) {
    present(id);
    tick();
    cards.put(id, change.apply(cards.get(id)));
    touch(id);
    activities.get(id).add(new Activity("updated", field, from, to, by.id(), now));
  }

  private void touch(String id) {
    Card card = cards.get(id);
    cards.put(
        id,
        with(
            card,
            card.stateName(),
            card.title(),
            card.description(),
            card.labels(),
            card.archived()));
  }

  private Card with(
      Card card,
      String state,
      String title,
      String description,
      List<String> labels,
      boolean archived) {
    return new Card(
        card.id(),
        card.sequence(),
        title,
        state,
        labels,
        card.boardPriority(),
        "",
        description,
        card.createdAt(),
        now,
        card.externalSource(),
        card.externalId(),
        archived);
  }

  /** Its clock is not behind this one. */
  public synchronized void catchUp(Instant time) {
    if (now.isBefore(time)) {
      now = time;
    }
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  private void present(String id) {
    if (!cards.containsKey(id)) {
      throw new BoardFailure(BoardFailure.Kind.NOT_FOUND, "card " + id + " is not there");
    }
  }

  private void available() {
    if (down != null) {
      throw down;
    }
  }

  private static void run(@Nullable Runnable person) {
    if (person != null) {
      person.run();
    }
  }
}
