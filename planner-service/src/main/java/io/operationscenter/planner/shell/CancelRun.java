package io.operationscenter.planner.shell;

import io.operationscenter.contracts.tickets.CancelCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.RunText;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks for the end of one run. */
@Vetoed
@Command(
    name = "cancel",
    description = "End a run. It is honoured until the run publishes; its card goes to Blocked.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cancel 1a2b3c4d --follow")
final class CancelRun extends AboutNamedRun {

  @Option(
      names = "--reason",
      defaultValue = "cancelled_by_operator",
      description = "Goes into the records; default ${DEFAULT-VALUE}.")
  private String reason;

  @Option(names = "--follow", description = "Wait until it has ended.")
  private boolean follow;

  CancelRun(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() throws Exception {
    ServiceClient execution = services().execution();
    String id = execution.get(Ticket.class, RequestPath.of("v1", "executions", run())).ticketId();
    Ticket ticket =
        execution.post(
            Ticket.class,
            RequestPath.of("v1", "executions", id, "cancel"),
            new CancelCommand(reason));
    if (follow && !ticket.state().terminal()) {
      ticket = follow(execution, id).ticket();
    }
    show(ticket);
    return exitCode(ticket);
  }

  private void show(Ticket ticket) {
    if (json()) {
      printJson(ticket);
    } else {
      print(List.of(RunText.shortId(ticket.runId()) + "  " + ticket.state().wire()));
    }
    if (exitCode(ticket) == ExitCode.REFUSED) {
      say("The run was not cancelled: it is %s.".formatted(ticket.state().wire()));
    } else if (!ticket.state().terminal()) {
      say("Its end is asked for.");
    }
  }

  private static int exitCode(Ticket ticket) {
    TicketState state = ticket.state();
    boolean tooLate = state.terminal() || state == TicketState.PUBLISHING;
    return tooLate && state != TicketState.CANCELLED ? ExitCode.REFUSED : ExitCode.OK;
  }
}
