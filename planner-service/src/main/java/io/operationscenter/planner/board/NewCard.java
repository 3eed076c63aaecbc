package io.operationscenter.planner.board;

import java.util.List;

/**
 * A card to create. Creating it again answers the first one.
 *
 * @param title at most 255 characters count
 * @param description text
 * @param state column
 * @param labels names; missing ones are created
 * @param boardPriority urgent, high, medium, low, none
 * @param externalId identity on our side; unique in the project
 */
public record NewCard(
    String title,
    String description,
    BoardState state,
    List<String> labels,
    String boardPriority,
    String externalId) {

  /** Copies what is mutable. */
  public NewCard {
    labels = List.copyOf(labels);
  }
}
