package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tools may do; null keeps the built-in value. */
@Contract(closed = true)
public record ToolSection(
    @Doc("allowed, local_only or blocked; null: allowed.") @Nullable NetworkMode networkMode,
    @Doc("For people; no rule looks at it.") @Nullable List<String> blockedToolClasses,
    @Doc("Destructive actions may run; null: no.") @Nullable Boolean allowDestructiveActions,
    @Doc("For people.") @Nullable String notes) {

  /** Checks every rule and copies what is mutable. */
  public ToolSection {
    Checked.arguments(
            ToolSection.class, networkMode, blockedToolClasses, allowDestructiveActions, notes)
        .orThrow();
    blockedToolClasses = blockedToolClasses == null ? null : List.copyOf(blockedToolClasses);
  }
}
