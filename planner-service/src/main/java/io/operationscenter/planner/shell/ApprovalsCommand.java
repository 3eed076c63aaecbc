package io.operationscenter.planner.shell;

import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import io.operationscenter.planner.shell.rest.Services;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands on approvals; alone it makes no sense. */
@Vetoed
@Command(
    name = "approvals",
    description = "List, show, reject and withdraw approvals; approve gives one.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ApprovalsCommand implements Runnable {

  private static final Pattern NUMBER = Pattern.compile("#?\\d{1,18}");

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command was given.");
  }

  /** The id of a card; only its number needs the planner. */
  static String taskId(String card, Services services) {
    return NUMBER.matcher(card).matches()
        ? services.planner().get(CardAccount.class, RequestPath.of("v1", "cards", card)).card().id()
        : card;
  }

  static List<WaitingRun> waiting(ServiceClient execution, String taskId) {
    return execution.list(
        WaitingRun.class, RequestPath.of("v1", "approvals", "waiting").with("task_id", taskId));
  }
}
