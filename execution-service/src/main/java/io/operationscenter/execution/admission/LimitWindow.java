package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.admission.CardFacts.Measure;
import io.operationscenter.execution.ledger.LedgerFacts.Window;
import io.operationscenter.execution.ledger.ReadLedger;
import io.operationscenter.kit.config.environment.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Refuses more executions in an hour or a day than the budget has. */
final class LimitWindow implements Gate<GateFacts> {

  private static final Duration SOON = Duration.ofMinutes(1);

  @Override
  public Optional<Refusal> refusal(GateFacts facts) {
    Budget budget = facts.settings().limits().budget();
    Span hour = new Span("hourly", ReadLedger.HOUR, budget.maxExecPerHour());
    Span day = new Span("daily", ReadLedger.DAY, budget.maxExecPerDay());
    return hour.refusal(facts, facts.ledger().hour())
        .or(() -> day.refusal(facts, facts.ledger().day()));
  }

  /** What of a limit is spent, as a sentence; some limits never have room, and that is said. */
  static String spent(Window window, long limit, String whose, long credits) {
    if (limit < credits) {
      return "The %s is %d executions and this run costs %d; only a change of the configuration ends that."
          .formatted(whose, limit, credits);
    }
    String sentence =
        "%d of %d executions of the %s are spent".formatted(window.used(), limit, whose);
    return credits == 1 ? sentence + "." : "%s; this run costs %d.".formatted(sentence, credits);
  }

  /**
   * When there will be room: what is only reserved may end any moment. Where there never is, the
   * same configuration is asked again after the length of the window.
   */
  static Instant frees(Window window, long limit, Duration length, GateFacts facts) {
    if (limit < facts.credits()) {
      return facts.now().plus(length);
    }
    Instant frees = window.frees();
    return frees == null ? facts.now().plus(SOON) : frees;
  }

  private record Span(String name, Duration length, long limit) {

    Optional<Refusal> refusal(GateFacts facts, Window window) {
      if (window.used() + facts.credits() <= limit) {
        return Optional.empty();
      }
      return Optional.of(
          facts.refuse(
              "budget_exceeded",
              spent(window, limit, name + " budget", facts.credits()),
              new Measure(name, limit, window.used()),
              frees(window, limit, length, facts)));
    }
  }
}
