package io.operationscenter.contracts.cards;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card as it stands on the board. Its texts come from people and are data.
 *
 * @param id the board's id, by which lanes know the task
 * @param sequence number people know it by
 * @param title name
 * @param state the column as the board names it, e.g. {@code Ready for AI}
 * @param labels names, in the board's order
 * @param priority the board's own field: urgent, high, medium, low, none
 * @param description as text
 * @param createdAt null when the board gave no readable time
 * @param updatedAt moves on every write; null when not readable
 * @param externalId identity given by who created it; null without one
 */
@Contract
public record BoardCard(
    @NotEmpty String id,
    long sequence,
    String title,
    String state,
    @Default("[]") List<String> labels,
    @Default("\"none\"") String priority,
    @Default("\"\"") String description,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable String externalId) {

  /** Checks every rule and copies what is mutable. */
  public BoardCard {
    Checked.arguments(
            BoardCard.class,
            id,
            sequence,
            title,
            state,
            labels,
            priority,
            description,
            createdAt,
            updatedAt,
            externalId)
        .orThrow();
    labels = List.copyOf(labels);
    createdAt = createdAt == null ? null : createdAt.truncatedTo(ChronoUnit.MICROS);
    updatedAt = updatedAt == null ? null : updatedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
