package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.admission.CardFacts.Measure;
import io.operationscenter.execution.ledger.TaskHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Refuses a task that was tried too often, until its last attempt is an hour ago. */
final class CapRetries implements Gate<CardFacts> {

  private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);
  private static final Set<String> ROLES = Set.of("goal", "test");

  @Override
  public Optional<Refusal> refusal(CardFacts facts) {
    TaskHistory history = facts.history();
    long limit = facts.settings().limits().budget().maxRetriesPerTask();
    if (!ROLES.contains(facts.command().role())
        || history.attempts() < limit
        || forgiven(history, facts.now())) {
      return Optional.empty();
    }
    Instant last = history.lastExecution();
    return Optional.of(
        facts.refuse(
            "retry_cap_exceeded",
            "The task was tried %d times, the limit is %d.".formatted(history.attempts(), limit),
            new Measure("task", limit, history.attempts()),
            (last == null ? facts.now() : last).plus(FORGIVEN_AFTER).plusMillis(1)));
  }

  /** True when attempts and signatures of the task shall be cleared. */
  static boolean clears(CardFacts facts) {
    return facts.history().attempts() >= facts.settings().limits().budget().maxRetriesPerTask()
        && forgiven(facts.history(), facts.now());
  }

  private static boolean forgiven(TaskHistory history, Instant now) {
    Instant last = history.lastExecution();
    return last == null || last.plus(FORGIVEN_AFTER).isBefore(now);
  }
}
