package io.operationscenter.execution.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger holds against one more execution, as of one moment.
 *
 * @param hour executions of the last hour, open reservations included
 * @param day executions of the last 24 hours, open reservations included
 * @param repositoryDay the same of the ticket's repository
 * @param outcomes of the newest executions within the breaker's staleness, the newest first
 * @param history of the task
 */
public record LedgerFacts(
    Window hour,
    Window day,
    Window repositoryDay,
    List<RecordedOutcome> outcomes,
    TaskHistory history) {

  /** Copies what is mutable. */
  public LedgerFacts {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * Executions in a rolling window. An open reservation counts however old it is: its execution is
   * still to come, or not settled.
   *
   * @param used how many
   * @param frees when enough of them will have left it for what is asked; null when nothing has to
   *     leave, or when only reservations stand against it, which may end any moment
   */
  public record Window(long used, @Nullable Instant frees) {}

  /**
   * One {@code execution_outcome}.
   *
   * @param at when
   * @param succeeded whether
   * @param version of the backend; null when it was not known
   */
  public record RecordedOutcome(Instant at, boolean succeeded, @Nullable String version) {}
}
