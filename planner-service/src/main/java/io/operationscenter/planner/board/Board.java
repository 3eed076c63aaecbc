package io.operationscenter.planner.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one way to the board. Calls block, retry as spec 10 §7 says and share one limiter; each may
 * throw {@link BoardFailure}. Writes that carry an external id may be repeated.
 */
public interface Board {

  /** Whose token we use. */
  BoardUser self();

  /**
   * Proves that address, token, project and the eight states are there; creates nothing.
   *
   * @throws BoardFailure of kind auth, permission or configuration, naming what is missing
   */
  void verify();

  /** Every card that is not archived, the oldest first. */
  List<Card> cards();

  /** Cards that changed since then, with an overlap of five minutes; the newest change first. */
  List<Card> changedSince(Instant watermark);

  /** One card; empty when it is gone, archived or of another project. */
  Optional<Card> card(String id);

  /** By our identity of it; finds archived ones too. */
  Optional<Card> cardByExternalId(String externalId);

  /** Creates it, or answers the one that has the external id. */
  Card create(NewCard card);

  /** Moves it, with the dates of spec 06 §2.1. */
  Card move(String id, BoardState state);

  /** Replaces title and description. */
  Card edit(String id, String title, String description);

  /** Adds and removes labels by name; others stay. */
  Card relabel(String id, Set<String> add, Set<String> remove);

  /** Comments, the oldest first. */
  List<Comment> comments(String id);

  /**
   * Writes a comment once; a second call with the same external id answers the first.
   *
   * @param text header line and {@code - key: value} lines (spec 06 §18)
   */
  Comment comment(String id, String externalId, String text);

  /** Attaches a link; one that is there already, or that the board refuses, is no failure. */
  void link(String id, String title, String url);

  /** What happened to the card and who did it, the oldest first. */
  List<Activity> activities(String id);
}
