package io.operationscenter.planner.shell;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.ApprovalText;
import io.operationscenter.planner.shell.rest.Installation;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what waits for a person, and what people said. */
@Vetoed
@Command(
    name = "list",
    description = "List the runs that wait for a person, then approvals, the newest first.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  approvals list", "  approvals list --state used --limit 10 --output json"})
final class ApprovalsList extends OperatorCommand {

  private static final String WAITING = "waiting";

  @Option(names = "--card", description = "Only those of this card, by id or number.")
  private Optional<String> card;

  @Option(
      names = "--state",
      description =
          "Only those in this state: waiting, granted, held, used, withdrawn, rejected, expired.")
  private Optional<String> state;

  @Option(
      names = "--limit",
      defaultValue = "100",
      description = "Most of either, 1 to 500; default ${DEFAULT-VALUE}.")
  private int limit;

  @Mixin private final OutputOption output = new OutputOption();

  ApprovalsList(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    ServiceClient execution = services().execution();
    String taskId = card.map(one -> ApprovalsCommand.taskId(one, services())).orElse(null);
    List<WaitingRun> waiting =
        state.isEmpty() || state.get().equals(WAITING)
            ? execution.list(
                WaitingRun.class,
                RequestPath.of("v1", "approvals", WAITING).with("task_id", taskId, "limit", limit))
            : List.of();
    List<Approval> approvals =
        state.isPresent() && state.get().equals(WAITING) ? List.of() : approvals(execution, taskId);
    if (output.json()) {
      printJson(document(waiting, approvals));
    } else {
      print(ApprovalText.table(waiting, approvals, surroundings().terminal()));
    }
    return ExitCode.OK;
  }

  private List<Approval> approvals(ServiceClient execution, @Nullable String taskId) {
    return execution.list(
        Approval.class,
        RequestPath.of("v1", "approvals")
            .with("task_id", taskId, "state", state.orElse(null), "limit", limit));
  }

  private static ObjectNode document(List<WaitingRun> waiting, List<Approval> approvals) {
    ContractCodec codec = Installation.codec();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set(WAITING, codec.write(waiting));
    document.set("approvals", codec.write(approvals));
    return document;
  }
}
