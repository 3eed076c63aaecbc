package io.operationscenter.planner.planning;

/** What came of reading a description. */
public sealed interface DescriptionReading {

  /**
   * It follows the grammar.
   *
   * @param description what it says
   */
  record Understood(CardDescription description) implements DescriptionReading {}

  /**
   * It breaks a rule.
   *
   * @param fault which one
   */
  record Faulty(DescriptionFault fault) implements DescriptionReading {}
}
