package io.operationscenter.execution.admission;

import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;

/** A known ticket id came with another bundle. */
public final class TicketConflict extends ProblemException {

  private static final long serialVersionUID = 1L;

  TicketConflict(String ticketId) {
    super(
        ProblemKind.CONFLICT,
        "ticket_conflict: ticket '%s' is known with another bundle; an id names one bundle only"
            .formatted(ticketId));
  }
}
