package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import java.util.Optional;

/** One reason not to run now (spec 06 §6): a function of the facts. */
interface Gate {

  /** Why not; empty lets it pass. */
  Optional<Refusal> refusal(GateFacts facts);
}
