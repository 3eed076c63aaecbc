package io.operationscenter.planner.shell;

import io.operationscenter.contracts.approvals.ApprovalVerdict;
import jakarta.enterprise.inject.Vetoed;
import picocli.CommandLine.Command;

/** Lets the run that waits for a card begin. */
@Vetoed
@Command(
    name = "approve",
    description = {
      "Let the run that waits for a card begin, once.",
      "The approval is of the card as it asked for it: an edited card needs another. Exit code 3 when nothing waits."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  approve 12 --reason 'agreed with the team'",
      "  approve 12 --digest 4f1c… --reason 'as in the comment'"
    })
final class Approve extends VerdictOnTask {

  Approve(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ApprovalVerdict verdict() {
    return ApprovalVerdict.GRANT;
  }
}
