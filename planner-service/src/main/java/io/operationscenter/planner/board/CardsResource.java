package io.operationscenter.planner.board;

import io.operationscenter.contracts.api.CardsApi;
import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.contracts.cards.CardCancel;
import io.operationscenter.contracts.cards.CardDraft;
import io.operationscenter.contracts.cards.CardMove;
import io.operationscenter.contracts.cards.CardPage;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.edge.Operation;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.planner.board.text.HiddenMarks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cards over REST, for the command line. */
@Singleton
@RunOnVirtualThread
public class CardsResource implements CardsApi {

  private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,18})");
  private static final String REPO_LABEL = "repo";

  private final Board board;
  private final PersonBoard person;
  private final DraftRules rules;
  private final IdSource ids;
  private final ConfigurationInUse configuration;

  CardsResource(
      Board board,
      PersonBoard person,
      DraftRules rules,
      IdSource ids,
      ConfigurationInUse configuration) {
    this.configuration = configuration;
    this.board = board;
    this.person = person;
    this.rules = rules;
    this.ids = ids;
  }

  @Override
  @RolesAllowed(Operation.TASKS_READ)
  public CardPage cards(
      @Nullable String state,
      @Nullable String label,
      @Nullable String repo,
      long after,
      int limit) {
    List<Card> cards = board.cards();
    requireKnown("state", state, columns(cards));
    requireKnown("repo", repo, repositories(cards));
    Predicate<Card> wanted =
        inState(state).and(with(label)).and(of(repo)).and(card -> card.sequence() > after);
    List<BoardCard> found =
        cards.stream()
            .filter(wanted)
            .sorted(Comparator.comparingLong(Card::sequence))
            .limit(limit + 1L)
            .map(CardViews::of)
            .toList();
    boolean more = found.size() > limit;
    List<BoardCard> page = more ? found.subList(0, limit) : found;
    return new CardPage(page, more ? page.getLast().sequence() : null);
  }

  @Override
  @RolesAllowed(Operation.TASKS_READ)
  public CardAccount card(String id) {
    Card card = find(id);
    BoardUser us = board.self();
    return new CardAccount(
        CardViews.of(card),
        board.comments(card.id()).stream().map(comment -> CardViews.of(comment, us)).toList(),
        board.activities(card.id()).stream().map(a -> CardViews.of(a, us)).toList());
  }

  @Override
  @RolesAllowed(Operation.OPERATE)
  public BoardCard file(CardDraft draft) {
    String externalId = draft.externalId();
    NewCard card =
        new NewCard(
            draft.title().strip(),
            CardDescription.of(draft),
            stateNamed(draft.state()),
            CardDescription.labels(draft),
            draft.priority(),
            externalId == null ? "operator:" + ids.get() : externalId);
    if (HiddenMarks.in(card.title())) {
      throw new ProblemException(
          ProblemKind.INVALID_REQUEST,
          "title must hold no controls and no marks of writing direction, it is '%s'"
              .formatted(HiddenMarks.shown(card.title())));
    }
    rules
        .objection(card)
        .ifPresent(
            why -> {
              throw new ProblemException(ProblemKind.INVALID_REQUEST, "It could never run: " + why);
            });
    return CardViews.of(board.create(card));
  }

  @Override
  @RolesAllowed(Operation.OPERATE)
  public BoardCard move(String id, CardMove command) {
    BoardState target = stateNamed(command.state());
    Card card = find(id);
    return CardViews.of(card.isIn(target) ? card : person.board().move(card.id(), target));
  }

  @Override
  @RolesAllowed(Operation.OPERATE)
  public BoardCard cancel(String id, CardCancel command) {
    Card card = find(id);
    if (card.isIn(BoardState.CANCELLED)) {
      return CardViews.of(card);
    }
    if (card.isIn(BoardState.DONE)) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "Card %s is Done and cannot be cancelled.".formatted(card.id()));
    }
    Board persons = person.board();
    Card cancelled = persons.move(card.id(), BoardState.CANCELLED);
    if (!command.reason().isBlank()) {
      persons.comment(
          card.id(),
          "cancel:" + ids.get(),
          "Cancelled by the operator\n- reason: " + oneLine(command.reason()));
    }
    return CardViews.of(cancelled);
  }

  private Card find(String id) {
    var number = NUMBER.matcher(id);
    Optional<Card> found =
        number.matches() ? numbered(Long.parseLong(number.group(1))) : board.card(id);
    return found.orElseThrow(
        () -> new ProblemException(ProblemKind.NOT_FOUND, "There is no card " + id + "."));
  }

  private Optional<Card> numbered(long sequence) {
    return board.cards().stream().filter(card -> card.sequence() == sequence).findFirst();
  }

  /** What can be asked for: the columns of this system, and others in which a card is. */
  private static Set<String> columns(List<Card> cards) {
    Set<String> columns = anyCase();
    Arrays.stream(BoardState.values()).map(BoardState::title).forEach(columns::add);
    cards.forEach(card -> columns.add(card.stateName().strip()));
    return columns;
  }

  /** The configured repositories, and others that a card names. */
  private Set<String> repositories(List<Card> cards) {
    Set<String> keys = anyCase();
    configuration.values().ifPresent(values -> keys.addAll(values.repos().keySet()));
    cards.stream()
        .flatMap(card -> card.labels().stream())
        .flatMap(label -> repository(label).stream())
        .forEach(keys::add);
    return keys;
  }

  private static Set<String> anyCase() {
    return new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  }

  private static void requireKnown(String name, @Nullable String asked, Set<String> known) {
    if (asked != null && !known.contains(asked.strip())) {
      throw new ProblemException(
          ProblemKind.INVALID_REQUEST,
          known.isEmpty()
              ? "There is no %s yet, so none is '%s'".formatted(name, asked)
              : "%s must be one of %s, not '%s'".formatted(name, String.join(", ", known), asked));
    }
  }

  private static Predicate<Card> inState(@Nullable String state) {
    return state == null
        ? card -> true
        : card -> card.stateName().strip().equalsIgnoreCase(state.strip());
  }

  private static Predicate<Card> with(@Nullable String label) {
    return label == null
        ? card -> true
        : card ->
            card.labels().stream().anyMatch(own -> own.strip().equalsIgnoreCase(label.strip()));
  }

  private static Predicate<Card> of(@Nullable String repo) {
    return repo == null
        ? card -> true
        : card ->
            card.labels().stream()
                .flatMap(own -> repository(own).stream())
                .anyMatch(repo.strip()::equalsIgnoreCase);
  }

  /** Spaces around the first colon are optional (spec 06 §2.2). */
  private static Optional<String> repository(String label) {
    String[] parts = label.split(":", 2);
    return parts.length == 2 && parts[0].strip().equalsIgnoreCase(REPO_LABEL)
        ? Optional.of(parts[1].strip()).filter(key -> !key.isEmpty())
        : Optional.empty();
  }

  private static BoardState stateNamed(String name) {
    return BoardState.named(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.INVALID_REQUEST,
                    "state must be one of %s, not '%s'".formatted(titles(), name)));
  }

  private static String titles() {
    return Arrays.stream(BoardState.values())
        .map(BoardState::title)
        .collect(Collectors.joining(", "));
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
