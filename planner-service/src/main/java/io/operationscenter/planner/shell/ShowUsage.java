package io.operationscenter.planner.shell;

import io.operationscenter.contracts.usage.TaskUsage;
import io.operationscenter.contracts.usage.UsageSummary;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.UsageText;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import jakarta.enterprise.inject.Vetoed;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what is spent and what is left. */
@Vetoed
@Command(
    name = "usage",
    description = "Show what of the budgets is spent and left, and what stands in the way of runs.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  usage", "  usage --task-id 0b6f2c1e-… --output json"})
final class ShowUsage extends OperatorCommand {

  @Option(names = "--task-id", description = "What the ledger holds of this card instead.")
  private Optional<String> taskId;

  @Mixin private final OutputOption output = new OutputOption();

  ShowUsage(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    ServiceClient execution = services().execution();
    if (taskId.isPresent()) {
      TaskUsage task =
          execution.get(TaskUsage.class, RequestPath.of("v1", "usage", "tasks", taskId.get()));
      if (output.json()) {
        printJson(task);
      } else {
        print(UsageText.task(task));
      }
      return ExitCode.OK;
    }
    UsageSummary usage = execution.get(UsageSummary.class, RequestPath.of("v1", "usage"));
    if (output.json()) {
      printJson(usage);
    } else {
      print(UsageText.summary(usage, surroundings().terminal()));
    }
    return ExitCode.OK;
  }
}
