package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.NotBlank;

/** Archon's workflow for each kind of run (spec 03 §4.4). */
@Contract(closed = true)
public record ArchonWorkflows(
    @Doc("Workflow of goal runs.") @Default("\"archon-assist\"") @NotBlank String goal,
    @Doc("Workflow of fix_pr runs.") @Default("\"archon-fix-github-issue\"") @NotBlank String fixPr,
    @Doc("Workflow of test campaigns.") @Default("\"archon-test-loop-dag\"") @NotBlank String test,
    @Doc("Workflow of improve campaigns.") @Default("\"archon-refactor-safely\"") @NotBlank String improve) {

  /** Checks every rule and copies what is mutable. */
  public ArchonWorkflows {
    Checked.arguments(ArchonWorkflows.class, goal, fixPr, test, improve).orThrow();
  }
}
