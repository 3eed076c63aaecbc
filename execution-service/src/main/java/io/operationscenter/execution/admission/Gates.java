package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The gates in their order (design §3 step 3, spec 06 §6); policy and adapter stand between both.
 */
final class Gates {

  /** Before policy. */
  static final List<Gate> EARLY = List.of(new SuppressNoOp(), new CapRetries());

  /** After policy and adapter. */
  static final List<Gate> LATE =
      List.of(
          new LimitWindow(),
          new BreakCircuit(),
          new LimitRepository(),
          new BreakRepository(),
          new GuardMachine());

  private Gates() {}

  static Optional<Refusal> first(List<Gate> gates, GateFacts facts) {
    return gates.stream().flatMap(gate -> gate.refusal(facts).stream()).findFirst();
  }
}
