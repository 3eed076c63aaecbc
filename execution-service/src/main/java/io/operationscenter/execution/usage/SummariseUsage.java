package io.operationscenter.execution.usage;

import io.operationscenter.contracts.usage.BreakerState;
import io.operationscenter.contracts.usage.UsageSummary;
import io.operationscenter.contracts.usage.UsageWindow;
import io.operationscenter.execution.ledger.Circuit;
import io.operationscenter.execution.ledger.CountSkips;
import io.operationscenter.execution.ledger.ReadLedger;
import io.operationscenter.execution.ledger.ReadLedger.Spent;
import io.operationscenter.execution.ledger.ReadStatistics;
import io.operationscenter.execution.ledger.Remaining;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.tickets.TicketQueries;
import io.operationscenter.kit.config.environment.Budget;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What is spent and what is left, all as of one moment. */
@Singleton
final class SummariseUsage {

  private final ReadLedger ledger;
  private final ReadStatistics statistics;
  private final TicketQueries tickets;

  SummariseUsage(ReadLedger ledger, ReadStatistics statistics, TicketQueries tickets) {
    this.ledger = ledger;
    this.statistics = statistics;
    this.tickets = tickets;
  }

  UsageSummary of(Transaction tx, InForce settings, Instant now) {
    Budget budget = settings.limits().budget();
    Spent hour = ledger.spent(tx, null, ReadLedger.HOUR, now);
    Spent day = ledger.spent(tx, null, ReadLedger.DAY, now);
    OptionalDouble degradation = statistics.degradation(tx);
    return new UsageSummary(
        now,
        window(budget.maxExecPerHour(), hour),
        window(budget.maxExecPerDay(), day),
        Remaining.of(hour.used(), day.used(), budget),
        repositories(tx, settings, now),
        breaker(tx, settings.limits().breaker(), now),
        tickets.concurrent(tx),
        settings.configuration().maxConcurrentKodo(),
        degradation.isPresent() ? degradation.getAsDouble() : null,
        CountSkips.in(tx));
  }

  private Map<String, UsageWindow> repositories(Transaction tx, InForce settings, Instant now) {
    Map<String, UsageWindow> windows = new TreeMap<>();
    for (String key : settings.configuration().repos().keySet()) {
      Long limit = settings.dailyExecutions(key);
      if (limit != null) {
        windows.put(key, window(limit, ledger.spent(tx, key, ReadLedger.DAY, now)));
      }
    }
    return windows;
  }

  private BreakerState breaker(Transaction tx, CircuitBreaker breaker, Instant now) {
    Circuit circuit = ledger.circuit(tx, breaker, now);
    return new BreakerState(
        circuit.open(),
        circuit.samples(),
        circuit.failures(),
        breaker.threshold(),
        circuit.closes());
  }

  private static UsageWindow window(long limit, Spent spent) {
    return UsageWindow.of(limit, spent.used(), spent.reserved());
  }
}
