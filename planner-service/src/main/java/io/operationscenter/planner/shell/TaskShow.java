package io.operationscenter.planner.shell;

import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.rest.RequestPath;
import jakarta.enterprise.inject.Vetoed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one card. */
@Vetoed
@Command(
    name = "show",
    description = "Show a card with its comments and who changed what.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  task show 12", "  task show 0b6f2c1e-… --output json"})
final class TaskShow extends OperatorCommand {

  @Parameters(paramLabel = "CARD", description = "Its id or number.")
  private String card;

  @Mixin private final OutputOption output = new OutputOption();

  TaskShow(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    CardAccount account =
        services().planner().get(CardAccount.class, RequestPath.of("v1", "cards", card));
    if (output.json()) {
      printJson(account);
    } else {
      print(CardText.account(account));
    }
    return ExitCode.OK;
  }
}
