package io.operationscenter.contracts.tickets;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What the board's owner knows and execution may not ask for (design §3 step 3).
 *
 * @param title of the card; names the task branch
 * @param noopSignature identity of the card's content (spec 06 §6); null: no suppression
 * @param movedByPerson a person, not our token, moved the card last
 * @param openFixValidationTask the repository's unfinished fix-validation card, if any; the card
 *     itself when it is that one
 * @param family source family of a card that the system made
 * @param confidence high, medium or low
 * @param calibrationRate 0 to 1; null when unknown
 * @param calibrationSamples events behind the rate
 * @param systemCreated planner's own records say that the system made the card
 * @param reviewActive a review of the task is open, which forbids draft pushes
 */
@Contract
public record CardFacts(
    String title,
    @Nullable String noopSignature,
    @Default("false") boolean movedByPerson,
    @Nullable String openFixValidationTask,
    @Nullable String family,
    @Nullable String confidence,
    @DecimalMin("0") @DecimalMax("1") @Nullable Double calibrationRate,
    @Default("0") @Min(0) long calibrationSamples,
    @Default("false") boolean systemCreated,
    @Default("false") boolean reviewActive) {

  /** Checks every rule. */
  public CardFacts {
    Checked.arguments(
            CardFacts.class,
            title,
            noopSignature,
            movedByPerson,
            openFixValidationTask,
            family,
            confidence,
            calibrationRate,
            calibrationSamples,
            systemCreated,
            reviewActive)
        .orThrow();
  }
}
