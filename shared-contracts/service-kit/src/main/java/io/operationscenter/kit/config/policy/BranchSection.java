package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which branches may be used; null keeps the built-in value. */
@Contract(closed = true)
public record BranchSection(
    @Doc(
            "An empty branch prefix is no cause for a warning; null: no. Work gets a task branch anyway.")
        @Nullable Boolean allowDirectCommit,
    @Doc("Contradicts allow_direct_commit, no other rule looks at it; null: yes.")
        @Nullable Boolean requireBranch,
    @Doc("Glob over branch names; null: auto/*.") @NotEmpty @Nullable String branchNamePattern,
    @Doc("A pull request is needed; null: no.") @Nullable Boolean requirePr,
    @Doc("Globs of branches to start from; null or none: any.")
        @Nullable List<String> allowedBaseBranches,
    @Doc("For people.") @Nullable String notes) {

  /** Checks every rule and copies what is mutable. */
  public BranchSection {
    Checked.arguments(
            BranchSection.class,
            allowDirectCommit,
            requireBranch,
            branchNamePattern,
            requirePr,
            allowedBaseBranches,
            notes)
        .orThrow();
    allowedBaseBranches = allowedBaseBranches == null ? null : List.copyOf(allowedBaseBranches);
  }
}
