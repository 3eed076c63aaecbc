package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.planner.board.Activity;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.BoardUser;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.Comment;
import io.operationscenter.planner.board.NewCard;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A project of a Plane installation, or of the embedded board, as our board. */
final class PlaneBoard implements Board {

  /** Renamed labels show after the next full walk. */
  private static final Duration NAMES_STAY = Duration.ofMinutes(9);

  private final Clock clock;
  private final PlaneStates states;
  private final PlaneLabels labels;
  private final PlaneItems items;
  private final PlaneRelabelling relabelling;
  private final PlaneComments comments;
  private final PlaneLinks links;
  private final PlaneActivities activities;
  private final PlaneProject project;
  private final CardReading reading;
  private volatile @Nullable BoardUser self;

  /**
   * @param pageSize of lists, 1 to 1000
   */
  PlaneBoard(PlaneCalls calls, PlaneAddress address, int pageSize, Clock clock) {
    this.clock = clock;
    PlaneLists lists = new PlaneLists(calls, pageSize);
    this.states = new PlaneStates(calls, lists, address, clock);
    this.labels = new PlaneLabels(calls, lists, address, clock);
    this.items = new PlaneItems(calls, lists, address);
    this.relabelling = new PlaneRelabelling(items, labels);
    this.comments = new PlaneComments(calls, lists, address);
    this.links = new PlaneLinks(calls, lists, address);
    this.activities = new PlaneActivities(lists, address);
    this.project = new PlaneProject(calls, address, states);
    this.reading = new CardReading(states.names(), labels.names());
  }

  PlaneStates states() {
    return states;
  }

  PlaneLabels labels() {
    return labels;
  }

  PlaneItems items() {
    return items;
  }

  PlaneLinks links() {
    return links;
  }

  PlaneProject project() {
    return project;
  }

  @Override
  public BoardUser self() {
    BoardUser known = self;
    if (known == null) {
      known = project.self();
      self = known;
    }
    return known;
  }

  @Override
  public void verify() {
    self = project.self();
    project.verify();
  }

  @Override
  public List<Card> cards() {
    List<JsonNode> all = items.all();
    if (all.isEmpty()) {
      project.requireNotArchived();
      return List.of();
    }
    states.names().refreshIfOlderThan(NAMES_STAY);
    labels.names().refreshIfOlderThan(NAMES_STAY);
    return reading.cards(all);
  }

  @Override
  public List<Card> changedSince(Instant watermark) {
    return reading.cards(items.changedSince(watermark));
  }

  @Override
  public Optional<Card> card(String id) {
    return items.find(id).map(reading::card);
  }

  @Override
  public Optional<Card> cardByExternalId(String externalId) {
    return items.findByExternalId(externalId).map(reading::card);
  }

  @Override
  public Card create(NewCard card) {
    PlaneCalls.Created created = createItem(card);
    if (created.body().has("name")) {
      return reading.card(created.body());
    }
    return cardByExternalId(card.externalId())
        .orElseThrow(
            () ->
                new BoardFailure(
                    BoardFailure.Kind.CONFLICT,
                    "The board says that a card %s exists and does not find it"
                        .formatted(card.externalId())));
  }

  /** The item as the board answered, or the id of the one that was there. */
  PlaneCalls.Created createItem(NewCard card) {
    String state = states.idOf(card.state());
    return items.create(card, state, labels.idsOf(card.labels()));
  }

  @Override
  public Card move(String id, BoardState state) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return reading.card(items.move(id, state, states.idOf(state), today));
  }

  @Override
  public Card edit(String id, String title, String description) {
    return reading.card(items.edit(id, title, description));
  }

  @Override
  public Card relabel(String id, Set<String> add, Set<String> remove) {
    return reading.card(relabelling.relabel(id, add, remove));
  }

  @Override
  public List<Comment> comments(String id) {
    return comments.of(id);
  }

  @Override
  public Comment comment(String id, String externalId, String text) {
    return comments.write(id, externalId, text);
  }

  @Override
  public void link(String id, String title, String url) {
    if (links.add(id, title, url) == PlaneLinks.Outcome.REFUSED) {
      Log.infof("The board takes no link to %s on card %s", url, id);
    }
  }

  @Override
  public List<Activity> activities(String id) {
    return activities.of(id);
  }
}
