package io.operationscenter.planner.shell;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.ApprovalText;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one approval, or what waits for a card. */
@Vetoed
@Command(
    name = "show",
    description = "Show an approval by its id, or what waits for a card by its id or number.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  approvals show 12", "  approvals show 8c1d… --output json"})
final class ApprovalsShow extends OperatorCommand {

  @Parameters(paramLabel = "CARD|APPROVAL", description = "Id of either, or number of a card.")
  private String id;

  @Mixin private final OutputOption output = new OutputOption();

  ApprovalsShow(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    ServiceClient execution = services().execution();
    List<WaitingRun> waiting =
        ApprovalsCommand.waiting(execution, ApprovalsCommand.taskId(id, services()));
    if (!waiting.isEmpty()) {
      show(waiting.getFirst());
      return ExitCode.OK;
    }
    Approval approval = execution.get(Approval.class, RequestPath.of("v1", "approvals", id));
    if (output.json()) {
      printJson(approval);
    } else {
      print(ApprovalText.approval(approval, surroundings().terminal()));
    }
    return ExitCode.OK;
  }

  private void show(WaitingRun run) {
    if (output.json()) {
      printJson(run);
    } else {
      print(ApprovalText.waiting(run));
      say("To let it begin: approve %s --reason …".formatted(run.taskId()));
    }
  }
}
