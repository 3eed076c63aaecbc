package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.admission.CardFacts.Measure;
import java.time.Duration;
import java.util.Optional;

/** Refuses a card that has not changed since its last run, unless a person moved it since. */
final class SuppressNoOp implements Gate<CardFacts> {

  private static final Duration WAIT = Duration.ofDays(1);

  /** A card is run once as it stands. */
  private static final Measure ONE_RUN = new Measure("card", 1.0, 1.0);

  @Override
  public Optional<Refusal> refusal(CardFacts facts) {
    String signature = facts.command().card().noopSignature();
    return signature != null
            && signature.equals(facts.history().lastSignature())
            && !facts.command().card().movedByPerson()
        ? Optional.of(
            facts.refuse(
                "no_op", "Nothing changed since the last run of this card.", ONE_RUN, WAIT))
        : Optional.empty();
  }
}
