package io.operationscenter.planner.lanes.outcome;

import java.util.List;

/**
 * What a failure is classified by (spec 06 §11.1).
 *
 * @param policyViolations paths outside the scope
 * @param validation commands of the last validation; empty when none ran
 * @param validationPassed all of them exited 0
 * @param stderr first error line of the run; the one text most classes look at
 * @param stdout looked at for the question marker alone
 * @param summary likewise
 * @param timedOut the run was killed by its time limit
 */
public record RunFacts(
    List<String> policyViolations,
    List<CommandResult> validation,
    boolean validationPassed,
    String stderr,
    String stdout,
    String summary,
    boolean timedOut) {

  /**
   * A validation command.
   *
   * @param command as configured
   * @param exitCode 124 when it ran out of time
   */
  public record CommandResult(String command, long exitCode) {}

  /** Copies what is mutable. */
  public RunFacts {
    policyViolations = List.copyOf(policyViolations);
    validation = List.copyOf(validation);
  }
}
