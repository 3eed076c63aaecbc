package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The gates in their order (design §3 step 3, spec 06 §6); policy and adapter stand between both.
 */
final class Gates {

  /** Before policy. */
  static final List<Gate<CardFacts>> EARLY = List.of(new SuppressNoOp(), new CapRetries());

  /** After policy and adapter. */
  static final List<Gate<GateFacts>> LATE =
      List.of(
          new LimitWindow(),
          new BreakCircuit(),
          new LimitRepository(),
          new BreakRepository(),
          new GuardMachine());

  private Gates() {}

  /** The first refusal of all gates. */
  static Optional<Refusal> first(GateFacts facts) {
    return first(EARLY, facts).or(() -> first(LATE, facts));
  }

  static <F extends CardFacts> Optional<Refusal> first(
      List<? extends Gate<? super F>> gates, F facts) {
    return gates.stream().flatMap(gate -> gate.refusal(facts).stream()).findFirst();
  }
}
