package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.admission.GateFacts.Measure;
import io.operationscenter.execution.ledger.LedgerFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Refuses a task that was tried too often, until its last attempt is an hour ago. */
final class CapRetries implements Gate {

  private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);
  private static final Set<String> ROLES = Set.of("goal", "test");

  @Override
  public Optional<Refusal> refusal(GateFacts facts) {
    LedgerFacts ledger = facts.ledger();
    long limit = facts.settings().limits().budget().maxRetriesPerTask();
    if (!ROLES.contains(facts.command().role())
        || ledger.attempts() < limit
        || forgiven(ledger, facts.now())) {
      return Optional.empty();
    }
    Instant last = ledger.lastExecution();
    return Optional.of(
        facts.refuse(
            "retry_cap_exceeded",
            "The task was tried %d times, the limit is %d.".formatted(ledger.attempts(), limit),
            new Measure("task", limit, ledger.attempts()),
            (last == null ? facts.now() : last).plus(FORGIVEN_AFTER).plusMillis(1)));
  }

  /** True when attempts and signatures of the task shall be cleared. */
  static boolean clears(GateFacts facts) {
    return facts.ledger().attempts() >= facts.settings().limits().budget().maxRetriesPerTask()
        && forgiven(facts.ledger(), facts.now());
  }

  private static boolean forgiven(LedgerFacts ledger, Instant now) {
    Instant last = ledger.lastExecution();
    return last == null || last.plus(FORGIVEN_AFTER).isBefore(now);
  }
}
