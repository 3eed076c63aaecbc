package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What tools may do (spec 03 §7.2).
 *
 * @param networkMode allowed, local_only or blocked
 * @param blockedToolClasses for people, no rule looks at it
 * @param allowDestructiveActions destructive actions may run
 * @param notes for people
 */
@Contract
@RegisterForReflection
public record ToolGuardrail(
    @Default("\"allowed\"") String networkMode,
    @Default("[]") List<String> blockedToolClasses,
    @Default("false") boolean allowDestructiveActions,
    @Default("\"\"") String notes) {

  /** Checks every rule and copies what is mutable. */
  public ToolGuardrail {
    Checked.arguments(
            ToolGuardrail.class, networkMode, blockedToolClasses, allowDestructiveActions, notes)
        .orThrow();
    blockedToolClasses = List.copyOf(blockedToolClasses);
  }
}
