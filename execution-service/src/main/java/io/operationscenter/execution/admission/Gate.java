package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import java.util.Optional;

/**
 * One reason not to run now (spec 06 §6): a function of the facts.
 *
 * @param <F> the facts it needs
 */
interface Gate<F extends CardFacts> {

  /** Why not; empty lets it pass. */
  Optional<Refusal> refusal(F facts);
}
