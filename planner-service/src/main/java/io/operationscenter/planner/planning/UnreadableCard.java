package io.operationscenter.planner.planning;

/** A card breaks a rule of the contract; the message is for the card. Never leaves this package. */
final class UnreadableCard extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableCard(String message) {
    super(message);
  }
}
