package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Which branches may be used (spec 03 §7.2).
 *
 * @param allowDirectCommit an empty branch prefix is no cause for a warning
 * @param requireBranch contradicts it; no other rule looks at it
 * @param branchNamePattern glob over branch names
 * @param requirePr a pull request is needed
 * @param allowedBaseBranches globs of branches to start from; none: any
 * @param notes for people
 */
@Contract
@RegisterForReflection
public record BranchGuardrail(
    @Default("false") boolean allowDirectCommit,
    @Default("true") boolean requireBranch,
    @Default("\"auto/*\"") String branchNamePattern,
    @Default("false") boolean requirePr,
    @Default("[]") List<String> allowedBaseBranches,
    @Default("\"\"") String notes) {

  /** Checks every rule and copies what is mutable. */
  public BranchGuardrail {
    Checked.arguments(
            BranchGuardrail.class,
            allowDirectCommit,
            requireBranch,
            branchNamePattern,
            requirePr,
            allowedBaseBranches,
            notes)
        .orThrow();
    allowedBaseBranches = List.copyOf(allowedBaseBranches);
  }
}
