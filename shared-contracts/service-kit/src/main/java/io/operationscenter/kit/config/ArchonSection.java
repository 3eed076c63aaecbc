package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Concealed;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Forms;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;

/** The optional Archon backend (spec 03 §4.4). */
@Contract(closed = true)
public record ArchonSection(
    @Doc("Register the backend.") @Default("false") boolean enabled,
    @Doc("Address of Archon.")
        @Default("\"http://localhost:3000\"")
        @Concealed
        @Pattern(regexp = Forms.HTTP_URL, message = Forms.HTTP_URL_RULE) String baseUrl,
    @Doc("Pause between two looks at a run.") @Default("2.0") @DecimalMin("0.1") double pollIntervalSeconds,
    @Doc("Workflow for each kind of run.") @Default("{}") ArchonWorkflows workflowNames) {

  /** Checks every rule and copies what is mutable. */
  public ArchonSection {
    Checked.arguments(ArchonSection.class, enabled, baseUrl, pollIntervalSeconds, workflowNames)
        .orThrow();
  }
}
