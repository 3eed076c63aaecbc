package io.operationscenter.contracts.common;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import java.util.List;

/**
 * What happens to the task branch (spec 01 §3).
 *
 * @param branchPrefix prefix of generated branch names
 * @param pushOnSuccess push the branch after success
 * @param openPr open a pull request after the push
 * @param allowedBaseBranches globs; when not empty the base branch must match one
 */
@Contract
public record BranchPolicy(
    @Default("\"auto/\"") String branchPrefix,
    @Default("true") boolean pushOnSuccess,
    @Default("false") boolean openPr,
    @Default("[]") List<String> allowedBaseBranches) {

  /** Checks every rule and copies what is mutable. */
  public BranchPolicy {
    Checked.arguments(BranchPolicy.class, branchPrefix, pushOnSuccess, openPr, allowedBaseBranches)
        .orThrow();
    allowedBaseBranches = List.copyOf(allowedBaseBranches);
  }
}
