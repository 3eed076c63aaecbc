package io.operationscenter.execution.executions;

import io.operationscenter.contracts.api.ExecutionsApi;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.CancelCommand;
import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.StartCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketPage;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.tickets.TicketQueries.Filter;
import io.operationscenter.kit.edge.Operation;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tickets over REST; on worker threads, see docs/adr/0010-tickets-on-worker-threads.md. */
@Singleton
@Blocking
class ExecutionsResource implements ExecutionsApi {

  private static final Pattern TICKET_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
  private static final String LIVE = "live";

  private final Executions executions;

  ExecutionsResource(Executions executions) {
    this.executions = executions;
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_ADMIT)
  public Ticket admit(String ticketId, AdmissionCommand command) {
    if (!TICKET_ID.matcher(ticketId).matches()) {
      throw invalid(
          "ticket_id must be 1 to 128 letters, digits or . _ : - and begin with a letter or digit");
    }
    return executions.admit(ticketId, command);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_ADMIT)
  public Ticket start(String ticketId, StartCommand command) {
    return executions.start(ticketId, command);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_ADMIT)
  public Ticket cancel(String ticketId, CancelCommand command) {
    return executions.cancel(ticketId, command);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public Ticket ticket(String ticketId) {
    return executions.find(ticketId).view();
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public RunAccount account(String ticketId) {
    return executions.account(ticketId);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public byte[] evidence(String ticketId, String name) {
    return executions.evidence(ticketId, name);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public Verification verification(String ticketId) {
    return executions.verification(ticketId);
  }

  @Override
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public TicketPage tickets(
      @Nullable String taskId,
      @Nullable String repoKey,
      @Nullable String state,
      @Nullable String before,
      int limit) {
    return executions.page(
        new Filter(
            taskId,
            repoKey,
            state == null || state.equals(LIVE) ? null : state(state),
            LIVE.equals(state),
            before == null ? null : before(before),
            limit));
  }

  private static TicketState state(String name) {
    return Arrays.stream(TicketState.values())
        .filter(state -> state.wire().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    "state must be live or one of %s, it is '%s'"
                        .formatted(
                            Arrays.stream(TicketState.values())
                                .map(TicketState::wire)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  private static long before(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw invalid("before must be the next of an earlier page, it is '%s'".formatted(text));
    }
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ProblemKind.INVALID_REQUEST, detail);
  }
}
