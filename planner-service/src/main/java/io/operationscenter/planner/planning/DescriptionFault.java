package io.operationscenter.planner.planning;

/**
 * Why a description cannot be read (spec 06 §3). There is no fallback to another repository or
 * branch.
 *
 * @param kind which rule
 * @param message the rule and the value, in words for the card
 */
public record DescriptionFault(Kind kind, String message) {

  /** The rule that was broken. */
  public enum Kind {
    /** neither an Execution key nor a label names a repository */
    MISSING_REPO,
    /** the Execution section is no readable YAML mapping */
    EXECUTION_NOT_MAPPING,
    /** the mode is none of the supported ones */
    UNSUPPORTED_MODE,
    /** a key of the Execution section holds a value of another kind */
    EXECUTION_VALUE,
    /** the Execution section has a key that looks like a mistyped one */
    MISTYPED_KEY,
    /** there is no goal */
    MISSING_GOAL_TEXT
  }
}
