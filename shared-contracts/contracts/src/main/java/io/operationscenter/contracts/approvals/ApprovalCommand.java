package io.operationscenter.contracts.approvals;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

/**
 * A person's word on a run that waits. The caller chooses the id; sending it again answers the
 * approval as it stands.
 *
 * @param verdict yes or no
 * @param taskId the board task
 * @param proposalDigest of what the person looked at; another than the waiting one is refused
 * @param source where it was said
 * @param givenBy who: a name at the command line, the id of the board's user for a label
 * @param reason in the person's words
 */
@Contract
public record ApprovalCommand(
    ApprovalVerdict verdict,
    @NotEmpty String taskId,
    @NotEmpty String proposalDigest,
    ApprovalSource source,
    @NotBlank @Pattern(regexp = "\\V{0,200}", message = "must be one line of at most 200 characters") String givenBy,
    @NotBlank @Pattern(regexp = "\\V{0,2000}", message = "must be one line of at most 2000 characters") String reason) {

  /** Checks every rule. */
  public ApprovalCommand {
    Checked.arguments(
            ApprovalCommand.class, verdict, taskId, proposalDigest, source, givenBy, reason)
        .orThrow();
  }
}
