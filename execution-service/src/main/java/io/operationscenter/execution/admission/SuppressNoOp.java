package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.admission.GateFacts.Measure;
import java.time.Duration;
import java.util.Optional;

/** Refuses a card that has not changed since its last run, unless a person moved it since. */
final class SuppressNoOp implements Gate {

  private static final Duration WAIT = Duration.ofDays(1);

  @Override
  public Optional<Refusal> refusal(GateFacts facts) {
    String signature = facts.command().card().noopSignature();
    return signature != null
            && signature.equals(facts.ledger().lastSignature())
            && !facts.command().card().movedByPerson()
        ? Optional.of(
            facts.refuse(
                "no_op", "Nothing changed since the last run of this card.", Measure.NONE, WAIT))
        : Optional.empty();
  }
}
