package io.operationscenter.planner.shell;

import io.operationscenter.contracts.approvals.ApprovalVerdict;
import jakarta.enterprise.inject.Vetoed;
import picocli.CommandLine.Command;

/** Says no to the run that waits for a card. */
@Vetoed
@Command(
    name = "reject",
    description = "Say no to the run that waits for a card; the card stays in Blocked.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  approvals reject 12 --reason 'not before the release'")
final class ApprovalsReject extends VerdictOnTask {

  ApprovalsReject(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ApprovalVerdict verdict() {
    return ApprovalVerdict.REJECT;
  }
}
