package io.operationscenter.planner.shell;

import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardCancel;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.rest.RequestPath;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cancels one card. */
@Vetoed
@Command(
    name = "cancel",
    description = "Cancel a card; what runs for it is ended.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  task cancel 12 --reason 'solved by hand'")
final class TaskCancel extends OperatorCommand {

  @Parameters(paramLabel = "CARD", description = "Its id or number.")
  private String card;

  @Option(names = "--reason", defaultValue = "", description = "Goes into a comment on the card.")
  private String reason;

  @Mixin private final OutputOption output = new OutputOption();

  TaskCancel(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    BoardCard cancelled =
        services()
            .planner()
            .post(
                BoardCard.class,
                RequestPath.of("v1", "cards", card, "cancel"),
                new CardCancel(reason));
    if (output.json()) {
      printJson(cancelled);
    } else {
      print(CardText.table(List.of(cancelled), surroundings().terminal()));
    }
    return ExitCode.OK;
  }
}
