package io.operationscenter.contracts.cards;

/**
 * When a card is not run again because nothing changed (spec 06 §6 gate 1). Planner tells the
 * signature with its command, execution keeps that of the last run and compares.
 */
public final class UnchangedCard {

  private static final String NO_OP = "no_op";

  private UnchangedCard() {}

  /**
   * What a run of the card would start from.
   *
   * @param id of the card
   * @param stateName the column as the board names it
   * @param changedAt when somebody else last changed it; empty when that is not known
   * @param description its text, or a digest of it
   */
  public static String signature(
      String id, String stateName, String changedAt, String description) {
    return String.join("|", id, stateName.strip(), changedAt, description);
  }

  /**
   * True when such a card is done: its last run found nothing to do and validation passed.
   *
   * @param lastOutcome how its last run ended
   * @param validationPassed in that run
   */
  public static boolean satisfied(String lastOutcome, boolean validationPassed) {
    return lastOutcome.equals(NO_OP) && validationPassed;
  }
}
