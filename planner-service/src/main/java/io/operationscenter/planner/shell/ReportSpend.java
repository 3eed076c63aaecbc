package io.operationscenter.planner.shell;

import io.operationscenter.contracts.usage.SpendReport;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.UsageText;
import io.operationscenter.planner.shell.rest.RequestPath;
import jakarta.enterprise.inject.Vetoed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Adds up what executions are estimated to have cost. */
@Vetoed
@Command(
    name = "spend-report",
    description =
        "Add up what executions are estimated to have cost; cost_per_execution_usd is the estimate.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  spend-report --window-days 7", "  spend-report --output json"})
final class ReportSpend extends OperatorCommand {

  @Mixin private final WindowOption window = new WindowOption(1);

  @Mixin private final OutputOption output = new OutputOption();

  ReportSpend(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    window.warn(this::say);
    SpendReport report =
        services()
            .execution()
            .get(
                SpendReport.class,
                RequestPath.of("v1", "usage", "spend").with("window_days", window.days()));
    if (output.json()) {
      printJson(report);
    } else {
      print(UsageText.spend(report, surroundings().terminal()));
    }
    return ExitCode.OK;
  }
}
