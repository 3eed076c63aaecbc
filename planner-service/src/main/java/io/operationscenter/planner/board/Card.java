package io.operationscenter.planner.board;

import io.operationscenter.contracts.codec.Contract;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A work item as read from the board.
 *
 * @param id UUID
 * @param sequence number people know it by
 * @param title name
 * @param stateName the column as the board names it
 * @param labels names, in the board's order
 * @param boardPriority the board's own field: urgent, high, medium, low, none
 * @param descriptionHtml as stored
 * @param description the same as text (spec 10 §4.1)
 * @param createdAt null when the board gave no readable time
 * @param updatedAt moves on every write, also on ours; null when not readable
 * @param externalSource who created it from outside
 * @param externalId under which id
 * @param archived hidden from lists
 */
@Contract
@RegisterForReflection
public record Card(
    String id,
    long sequence,
    String title,
    String stateName,
    List<String> labels,
    String boardPriority,
    String descriptionHtml,
    String description,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable String externalSource,
    @Nullable String externalId,
    boolean archived) {

  /** Copies what is mutable. */
  public Card {
    labels = List.copyOf(labels);
  }

  /** The state this system knows by that name, if any. */
  public Optional<BoardState> state() {
    return BoardState.named(stateName);
  }

  /** True when it stands in the state. */
  public boolean isIn(BoardState wanted) {
    return state().filter(wanted::equals).isPresent();
  }
}
