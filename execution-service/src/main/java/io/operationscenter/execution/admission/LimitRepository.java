package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.admission.CardFacts.Measure;
import io.operationscenter.execution.ledger.LedgerFacts.Window;
import io.operationscenter.execution.ledger.ReadLedger;
import java.util.Optional;

/** Refuses more executions in a day than the repository may have; 0 means never. */
final class LimitRepository implements Gate<GateFacts> {

  @Override
  public Optional<Refusal> refusal(GateFacts facts) {
    Long limit = facts.settings().dailyExecutions(facts.repoKey());
    Window window = facts.ledger().repositoryDay();
    if (limit == null || window.used() + facts.credits() <= limit) {
      return Optional.empty();
    }
    return Optional.of(
        facts.refuse(
            "repo_budget_exceeded",
            LimitWindow.spent(
                window,
                limit,
                "daily budget of repository '%s'".formatted(facts.repoKey()),
                facts.credits()),
            new Measure("daily", limit, window.used()),
            LimitWindow.frees(window, limit, ReadLedger.DAY, facts)));
  }
}
