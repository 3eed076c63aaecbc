package io.operationscenter.planner.shell;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalSource;
import io.operationscenter.contracts.approvals.ApprovalVerdict;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.ApprovalText;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says yes or no to the run that waits for a card (design §4). */
abstract class VerdictOnTask extends OperatorCommand {

  @Parameters(paramLabel = "CARD", description = "Its id or number.")
  private String card;

  @Option(names = "--reason", required = true, description = "Goes into the records.")
  private String reason;

  @Option(
      names = "--digest",
      description = "Only if this is what waits: the digest of the how-to comment.")
  private Optional<String> digest;

  @Option(names = "--as", description = "Who says it; default: the user of this terminal.")
  private Optional<String> who;

  @Mixin private final OutputOption output = new OutputOption();

  VerdictOnTask(Surroundings surroundings) {
    super(surroundings);
  }

  abstract ApprovalVerdict verdict();

  @Override
  final int perform() {
    ServiceClient execution = services().execution();
    String taskId = ApprovalsCommand.taskId(card, services());
    List<WaitingRun> waiting = ApprovalsCommand.waiting(execution, taskId);
    if (waiting.isEmpty()) {
      say(
          "Nothing of card %s waits for a verdict; where it stands: task show %s"
              .formatted(taskId, taskId));
      return ExitCode.REFUSED;
    }
    WaitingRun run = waiting.getFirst();
    if (digest.isPresent() && !digest.get().equals(run.proposalDigest())) {
      say(
          "Card %s waits with digest %s, not %s: it was edited since. Look at it with: approvals show %s"
              .formatted(taskId, run.proposalDigest(), digest.get(), taskId));
      return ExitCode.REFUSED;
    }
    return give(execution, run);
  }

  private int give(ServiceClient execution, WaitingRun run) {
    ApprovalCommand command;
    try {
      command =
          new ApprovalCommand(
              verdict(),
              run.taskId(),
              run.proposalDigest(),
              ApprovalSource.CLI,
              who.orElseGet(() -> surroundings().installation().user()),
              reason);
    } catch (ContractViolation violation) {
      say(String.valueOf(violation.getMessage()));
      return ExitCode.USAGE;
    }
    if (!output.json()) {
      ApprovalText.waiting(run).forEach(this::say);
    }
    String id = UUID.randomUUID().toString();
    Approval approval =
        execution.put(Approval.class, RequestPath.of("v1", "approvals", id), command);
    if (output.json()) {
      printJson(approval);
    } else {
      print(ApprovalText.approval(approval, surroundings().terminal()));
    }
    if (!approval.approvalId().equals(id)) {
      say(
          "%s had approved it already; this approval adds nothing to that one."
              .formatted(approval.givenBy()));
    }
    return ExitCode.OK;
  }
}
