package io.operationscenter.contracts.usage;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * Events of planner for the ledger (design §5). Sending the same again changes nothing.
 *
 * @param events 500 at most; ids are the caller's own and collide with nobody else's
 */
@Contract
public record AppendUsage(@NotEmpty List<UsageEvent> events) {

  /** Checks every rule and copies what is mutable. */
  public AppendUsage {
    Checked.arguments(AppendUsage.class, events).orThrow();
    events = List.copyOf(events);
  }
}
