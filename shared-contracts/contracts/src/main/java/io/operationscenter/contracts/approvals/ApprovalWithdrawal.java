package io.operationscenter.contracts.approvals;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * Takes an approval back that no ticket holds yet.
 *
 * @param by who
 * @param reason in the person's words
 */
@Contract
public record ApprovalWithdrawal(
    @NotBlank @Pattern(regexp = "\\V{0,200}", message = "must be one line of at most 200 characters") String by,
    @NotBlank @Pattern(regexp = "\\V{0,2000}", message = "must be one line of at most 2000 characters") String reason) {

  /** Checks every rule. */
  public ApprovalWithdrawal {
    Checked.arguments(ApprovalWithdrawal.class, by, reason).orThrow();
  }
}
