package io.operationscenter.planner.shell;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalWithdrawal;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.ApprovalText;
import io.operationscenter.planner.shell.rest.RequestPath;
import jakarta.enterprise.inject.Vetoed;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes an approval back. */
@Vetoed
@Command(
    name = "withdraw",
    description = "Take an approval back that no ticket holds yet; exit code 3 when one does.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  approvals withdraw 8c1d… --reason 'on second thought'")
final class ApprovalsWithdraw extends OperatorCommand {

  @Parameters(paramLabel = "APPROVAL", description = "Its id.")
  private String id;

  @Option(names = "--reason", required = true, description = "Goes into the records.")
  private String reason;

  @Option(names = "--as", description = "Who says it; default: the user of this terminal.")
  private Optional<String> who;

  @Mixin private final OutputOption output = new OutputOption();

  ApprovalsWithdraw(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    ApprovalWithdrawal command;
    try {
      command =
          new ApprovalWithdrawal(who.orElseGet(() -> surroundings().installation().user()), reason);
    } catch (ContractViolation violation) {
      say(String.valueOf(violation.getMessage()));
      return ExitCode.USAGE;
    }
    Approval approval =
        services()
            .execution()
            .post(Approval.class, RequestPath.of("v1", "approvals", id, "withdraw"), command);
    if (output.json()) {
      printJson(approval);
    } else {
      print(ApprovalText.approval(approval, surroundings().terminal()));
    }
    return ExitCode.OK;
  }
}
