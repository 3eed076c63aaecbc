package io.operationscenter.planner.board;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A board of which a test reads lists only; everything else fails the test. */
abstract class ReadOnlyBoard implements Board {

  @Override
  public BoardUser self() {
    throw new AssertionError("not asked for here");
  }

  @Override
  public void verify() {
    throw new AssertionError("not asked for here");
  }

  @Override
  public Optional<Card> card(String id) {
    throw new AssertionError("not asked for here");
  }

  @Override
  public Optional<Card> cardByExternalId(String externalId) {
    throw new AssertionError("not asked for here");
  }

  @Override
  public Card create(NewCard card) {
    throw new AssertionError("not asked for here");
  }

  @Override
  public Card move(String id, BoardState state) {
    throw new AssertionError("not asked for here");
  }

  @Override
  public Card edit(String id, String title, String description) {
    throw new AssertionError("not asked for here");
  }

  @Override
  public Card relabel(String id, Set<String> add, Set<String> remove) {
    throw new AssertionError("not asked for here");
  }

  @Override
  public List<Comment> comments(String id) {
    throw new AssertionError("not asked for here");
  }

  @Override
  public Comment comment(String id, String externalId, String text) {
    throw new AssertionError("not asked for here");
  }

  @Override
  public void link(String id, String title, String url) {
    throw new AssertionError("not asked for here");
  }

  @Override
  public List<Activity> activities(String id) {
    throw new AssertionError("not asked for here");
  }
}
