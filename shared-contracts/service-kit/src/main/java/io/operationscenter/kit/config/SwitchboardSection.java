package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Routing of proposals (spec 07 §2.1). */
@Contract(closed = true)
public record SwitchboardSection(
    @Doc(
            "remote: a SwitchBoard at OPERATIONS_CENTER_SWITCHBOARD_URL; embedded: the router "
                + "that comes with the planner.")
        @Default("\"remote\"")
        SwitchboardMode mode,
    @Doc("Rules of the embedded router; null: the built-in ones.") @NotBlank @Nullable String policyFile,
    @Doc("SwitchBoard's name of a backend and ours.") @Default("{}")
        Map<String, String> backendAliases) {

  /** Checks every rule and copies what is mutable. */
  public SwitchboardSection {
    Checked.arguments(SwitchboardSection.class, mode, policyFile, backendAliases).orThrow();
    backendAliases = Checked.copy(backendAliases);
  }
}
