package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What agents may reach (spec 07 §2.13, design §6). */
@Contract(closed = true)
public record SandboxSection(
    @Doc("namespaces or process.") @Default("\"namespaces\"") SandboxLevel level,
    @Doc(
            "preferred: use what the machine offers and record it; required: refuse the run "
                + "otherwise.")
        @Default("\"preferred\"")
        SandboxMode mode,
    @Doc("none, proxy or host; null: proxy where namespaces can be had, else host.")
        @Nullable Egress egress,
    @Doc("Hosts that the proxy allows besides those of the engine.") @Default("[]")
        List<String> allowHosts,
    @Doc("User id of agents when started as root; null: a free unprivileged one.")
        @Min(1) @Max(4294967293L) @Nullable Long runAs) {

  /** Checks every rule and copies what is mutable. */
  public SandboxSection {
    Checked.arguments(SandboxSection.class, level, mode, egress, allowHosts, runAs).orThrow();
    allowHosts = List.copyOf(allowHosts);
  }
}
