package io.operationscenter.planner.shell;

import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketPage;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.RunText;
import io.operationscenter.planner.shell.print.Table;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import jakarta.enterprise.inject.Vetoed;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists runs. */
@Vetoed
@Command(
    name = "executions",
    description = "List tickets of execution, the newest first.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  executions --state live", "  executions --task-id 12 --all --output json"})
final class Executions extends OperatorCommand {

  @Option(names = "--task-id", description = "Only those of this card, by id or number.")
  private Optional<String> taskId;

  @Option(names = "--repo", description = "Only those of this repository.")
  private Optional<String> repo;

  @Option(
      names = "--state",
      description = "Only those in this state, e.g. running, succeeded; live: all that go on.")
  private Optional<String> state;

  @Option(names = "--before", description = "The page after this one.")
  private Optional<String> before;

  @Option(
      names = "--limit",
      defaultValue = "50",
      description = "Most tickets of one page, 1 to 500; default ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--all", description = "Every page.")
  private boolean all;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print ticket ids only.")
  private boolean quiet;

  @Mixin private final OutputOption output = new OutputOption();

  Executions(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    ServiceClient execution = services().execution();
    String card = taskId.map(this::cardId).orElse(null);
    List<Ticket> tickets = new ArrayList<>();
    String next = before.orElse(null);
    do {
      TicketPage page = page(execution, card, next);
      tickets.addAll(page.tickets());
      next = page.next();
    } while (all && next != null);
    show(new TicketPage(tickets, next));
    return ExitCode.OK;
  }

  private TicketPage page(ServiceClient execution, @Nullable String card, @Nullable String from) {
    return execution.get(
        TicketPage.class,
        RequestPath.of("v1", "executions")
            .with(
                "task_id", card,
                "repo", repo.orElse(null),
                "state", state.orElse(null),
                "before", from,
                "limit", limit));
  }

  private void show(TicketPage page) {
    if (quiet) {
      print(page.tickets().stream().map(Ticket::ticketId).toList());
    } else if (output.json()) {
      printJson(page);
    } else {
      print(table(page.tickets()).lines(surroundings().terminal()));
    }
    if (page.next() != null && !output.json()) {
      say("There are more: --before %s, or --all.".formatted(page.next()));
    }
  }

  private static Table table(List<Ticket> tickets) {
    Table table = new Table(1, "RUN", "STATE", "KIND", "REPO", "WHY", "UPDATED", "TITLE");
    for (Ticket ticket : tickets) {
      table.add(
          RunText.shortId(ticket.runId()),
          ticket.state().wire(),
          ticket.kind().wire(),
          ticket.repoKey(),
          ticket.remark().orElse("-"),
          ticket.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
          ticket.title());
    }
    return table;
  }
}
