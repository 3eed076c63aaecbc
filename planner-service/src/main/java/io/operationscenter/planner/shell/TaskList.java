package io.operationscenter.planner.shell;

import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardPage;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import jakarta.enterprise.inject.Vetoed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists cards. */
@Vetoed
@Command(
    name = "list",
    description = "List the board's cards by their number.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  task list --state 'Ready for AI'", "  task list --repo api --all --output json"})
final class TaskList extends OperatorCommand {

  @Option(names = "--state", description = "Only cards in this column.")
  private Optional<String> state;

  @Option(names = "--label", description = "Only cards with this label.")
  private Optional<String> label;

  @Option(names = "--repo", description = "Only cards of this repository.")
  private Optional<String> repo;

  @Option(names = "--after", description = "Only cards with a higher number.")
  private Optional<Long> after;

  @Option(
      names = "--limit",
      defaultValue = "50",
      description = "Most cards of one page, 1 to 500; default ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--all", description = "Every page.")
  private boolean all;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print ids only.")
  private boolean quiet;

  @Mixin private final OutputOption output = new OutputOption();

  TaskList(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    ServiceClient planner = services().planner();
    List<BoardCard> cards = new ArrayList<>();
    Long next = after.orElse(null);
    do {
      CardPage page = page(planner, next);
      cards.addAll(page.cards());
      next = page.next();
    } while (all && next != null);
    show(new CardPage(cards, next));
    return ExitCode.OK;
  }

  private CardPage page(ServiceClient planner, @Nullable Long from) {
    return planner.get(
        CardPage.class,
        RequestPath.of("v1", "cards")
            .with(
                "state", state.orElse(null),
                "label", label.orElse(null),
                "repo", repo.orElse(null),
                "after", from,
                "limit", limit));
  }

  private void show(CardPage page) {
    if (quiet) {
      print(page.cards().stream().map(BoardCard::id).toList());
    } else if (output.json()) {
      printJson(page);
    } else {
      print(CardText.table(page.cards(), surroundings().terminal()));
    }
    if (page.next() != null && !output.json()) {
      say("There are more: --after %d, or --all.".formatted(page.next()));
    }
  }
}
