package io.operationscenter.contracts.tickets;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

/**
 * Asks execution for a ticket (design §3 step 3). The caller chooses the id; sending the same
 * command again answers the ticket as it is.
 *
 * @param kind what is asked for
 * @param role lane that asks: goal, test, improve, review
 * @param bundle what to run and where it was routed
 * @param card what only the caller knows
 * @param configDigest digest of the caller's configuration
 * @param source tag for the records, e.g. {@code board_worker_goal}, {@code manual}
 * @param start start it at once when it is admitted; for passes and jobs
 */
@Contract
public record AdmissionCommand(
    @Default("\"task_run\"") TicketKind kind,
    @NotEmpty @Pattern(
            regexp = "[^\\n\\r]{0,200}",
            message = "must be one line of at most 200 characters")
        String role,
    ProposalDecisionBundle bundle,
    CardFacts card,
    @NotEmpty String configDigest,
    @Default("\"\"") String source,
    @Default("false") boolean start) {

  /** Checks every rule. */
  public AdmissionCommand {
    Checked.arguments(AdmissionCommand.class, kind, role, bundle, card, configDigest, source, start)
        .orThrow();
  }
}
