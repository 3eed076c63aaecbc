package io.operationscenter.planner.shell;

import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardMove;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.rest.RequestPath;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves one card. */
@Vetoed
@Command(
    name = "move",
    description = "Move a card to another column.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  task move 12 --state 'Ready for AI'")
final class TaskMove extends OperatorCommand {

  @Parameters(paramLabel = "CARD", description = "Its id or number.")
  private String card;

  @Option(names = "--state", required = true, description = "Column by name, in any case.")
  private String state;

  @Mixin private final OutputOption output = new OutputOption();

  TaskMove(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    BoardCard moved =
        services()
            .planner()
            .post(
                BoardCard.class, RequestPath.of("v1", "cards", card, "move"), new CardMove(state));
    if (output.json()) {
      printJson(moved);
    } else {
      print(CardText.table(List.of(moved), surroundings().terminal()));
    }
    return ExitCode.OK;
  }
}
