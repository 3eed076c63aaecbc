package io.operationscenter.execution.tickets;

import static io.operationscenter.contracts.tickets.TicketState.ADMITTED;
import static io.operationscenter.contracts.tickets.TicketState.BLOCKED;
import static io.operationscenter.contracts.tickets.TicketState.CANCELLED;
import static io.operationscenter.contracts.tickets.TicketState.EXPIRED;
import static io.operationscenter.contracts.tickets.TicketState.FAILED;
import static io.operationscenter.contracts.tickets.TicketState.PREPARING;
import static io.operationscenter.contracts.tickets.TicketState.PUBLISHING;
import static io.operationscenter.contracts.tickets.TicketState.QUEUED;
import static io.operationscenter.contracts.tickets.TicketState.REFUSED;
import static io.operationscenter.contracts.tickets.TicketState.RUNNING;
import static io.operationscenter.contracts.tickets.TicketState.SEALING;
import static io.operationscenter.contracts.tickets.TicketState.SUCCEEDED;
import static io.operationscenter.contracts.tickets.TicketState.VALIDATING;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.tickets.Transition.LedgerMove;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ticket machine of design §3 as a function. */
final class StateTable {

  private static final Set<FailureReasonCategory> BLOCKS =
      EnumSet.of(FailureReasonCategory.POLICY_BLOCKED, FailureReasonCategory.UNSUPPORTED_REQUEST);

  private StateTable() {}

  /** Where a ticket begins; empty for events that need a ticket. */
  static Optional<Transition> first(TicketEvent event) {
    return switch (event) {
      case ADMIT -> to(ADMITTED, LedgerMove.RESERVE);
      case REFUSE -> to(REFUSED, LedgerMove.NONE);
      case BLOCK -> to(SEALING, LedgerMove.NONE);
      case START, EXPIRE, WITHDRAW, TAKE, WORK, EXAMINE, RETRY, PUBLISH, END, SEAL ->
          Optional.empty();
    };
  }

  /** Where the event leads from a state; empty when it must not happen there. */
  static Optional<Transition> next(
      TicketState state, TicketEvent event, @Nullable ExecutionResult result) {
    return switch (state) {
      case ADMITTED ->
          switch (event) {
            case START -> to(QUEUED, LedgerMove.NONE);
            case EXPIRE -> to(EXPIRED, LedgerMove.REFUND);
            case WITHDRAW, BLOCK -> to(SEALING, LedgerMove.REFUND);
            default -> Optional.empty();
          };
      case QUEUED ->
          switch (event) {
            case TAKE -> to(PREPARING, LedgerMove.NONE);
            case WITHDRAW -> to(SEALING, LedgerMove.REFUND);
            default -> Optional.empty();
          };
      case PREPARING ->
          switch (event) {
            case TAKE -> to(PREPARING, LedgerMove.NONE);
            case WORK -> to(RUNNING, LedgerMove.NONE);
            case END -> to(SEALING, LedgerMove.REFUND);
            default -> Optional.empty();
          };
      case RUNNING ->
          switch (event) {
            case EXAMINE -> to(VALIDATING, LedgerMove.NONE);
            case END -> to(SEALING, LedgerMove.CLOSE);
            default -> Optional.empty();
          };
      case VALIDATING ->
          switch (event) {
            case EXAMINE -> to(VALIDATING, LedgerMove.NONE);
            case RETRY -> to(RUNNING, LedgerMove.NONE);
            case PUBLISH -> to(PUBLISHING, LedgerMove.NONE);
            case END -> to(SEALING, LedgerMove.CLOSE);
            default -> Optional.empty();
          };
      case PUBLISHING ->
          switch (event) {
            case PUBLISH -> to(PUBLISHING, LedgerMove.NONE);
            case END -> to(SEALING, LedgerMove.CLOSE);
            default -> Optional.empty();
          };
      case SEALING ->
          switch (event) {
            case SEAL -> to(ended(result), LedgerMove.CLOSE);
            default -> Optional.empty();
          };
      case REFUSED, BLOCKED, EXPIRED, CANCELLED, SUCCEEDED, FAILED -> Optional.empty();
    };
  }

  private static TicketState ended(@Nullable ExecutionResult result) {
    if (result == null) {
      return FAILED;
    }
    return switch (result.status()) {
      case SUCCESS -> SUCCEEDED;
      case CANCELLED -> CANCELLED;
      case SKIPPED, FAILED, TIMEOUT, PENDING, RUNNING ->
          result.failureCategory() != null && BLOCKS.contains(result.failureCategory())
              ? BLOCKED
              : FAILED;
    };
  }

  private static Optional<Transition> to(TicketState next, LedgerMove ledger) {
    return Optional.of(new Transition(next, ledger));
  }
}
