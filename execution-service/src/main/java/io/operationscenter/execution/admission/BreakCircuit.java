package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.admission.CardFacts.Measure;
import io.operationscenter.execution.ledger.Circuit;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import java.util.Optional;

/** Refuses while most of the newest executions failed. */
final class BreakCircuit implements Gate<GateFacts> {

  @Override
  public Optional<Refusal> refusal(GateFacts facts) {
    CircuitBreaker breaker = facts.settings().limits().breaker();
    Circuit circuit = Circuit.of(facts.ledger().outcomes(), breaker);
    return Optional.ofNullable(circuit.closes())
        .map(
            closes ->
                facts.refuse(
                    "circuit_breaker_open",
                    "%d of the newest %d executions failed."
                        .formatted(circuit.failures(), circuit.samples()),
                    new Measure("recent", breaker.window(), circuit.failures()),
                    closes));
  }
}
