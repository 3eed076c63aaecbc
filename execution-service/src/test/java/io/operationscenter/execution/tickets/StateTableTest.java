package io.operationscenter.execution.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.tickets.Transition.LedgerMove;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateTableTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());

  /** Design §3, one row per allowed move; everything else is refused. */
  private static final String ALLOWED =
      """
      admitted START queued NONE
      admitted EXPIRE expired REFUND
      admitted WITHDRAW sealing REFUND
      admitted BLOCK sealing REFUND
      queued TAKE preparing NONE
      queued WITHDRAW sealing REFUND
      preparing TAKE preparing NONE
      preparing WORK running NONE
      preparing END sealing REFUND
      running EXAMINE validating NONE
      running END sealing CLOSE
      validating EXAMINE validating NONE
      validating RETRY running NONE
      validating PUBLISH publishing NONE
      validating END sealing CLOSE
      publishing PUBLISH publishing NONE
      publishing END sealing CLOSE
      sealing SEAL succeeded CLOSE
      """;

  private static ExecutionResult result(String status, String category) {
    return CODEC.read(
        ExecutionResult.class,
        """
        {"run_id": "r", "proposal_id": "p", "decision_id": "d", "status": "%s", "success": %s,
         "failure_category": %s}"""
            .formatted(
                status,
                status.equals("success"),
                category == null ? "null" : "\"" + category + "\""));
  }

  @Test
  void allowsTheMovesOfTheDesignAndNoOther() {
    // Given
    Map<String, Transition> allowed = new HashMap<>();
    ALLOWED
        .lines()
        .map(line -> line.split(" "))
        .forEach(
            row ->
                allowed.put(
                    row[0] + " " + row[1],
                    new Transition(
                        TicketState.valueOf(row[2].toUpperCase(java.util.Locale.ROOT)),
                        LedgerMove.valueOf(row[3]))));

    // Then
    for (TicketState state : TicketState.values()) {
      for (TicketEvent event : TicketEvent.values()) {
        assertThat(StateTable.next(state, event, result("success", null)))
            .as("%s %s", state, event)
            .isEqualTo(Optional.ofNullable(allowed.get(state.wire() + " " + event)));
      }
    }
  }

  @Test
  void beginsAsAdmittedRefusedOrBlockedOnly() {
    for (TicketEvent event : TicketEvent.values()) {
      assertThat(StateTable.first(event))
          .as(event.name())
          .isEqualTo(
              switch (event) {
                case ADMIT -> Optional.of(new Transition(TicketState.ADMITTED, LedgerMove.RESERVE));
                case REFUSE -> Optional.of(new Transition(TicketState.REFUSED, LedgerMove.NONE));
                case BLOCK -> Optional.of(new Transition(TicketState.SEALING, LedgerMove.NONE));
                default -> Optional.empty();
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "success,,SUCCEEDED",
    "cancelled,,CANCELLED",
    "skipped,policy_blocked,BLOCKED",
    "failed,unsupported_request,BLOCKED",
    "skipped,backend_error,FAILED",
    "failed,validation_failed,FAILED",
    "failed,,FAILED",
    "timeout,timeout,FAILED",
  })
  void endsAsTheResultSays(String status, String category, TicketState ended) {
    assertThat(
            StateTable.next(TicketState.SEALING, TicketEvent.SEAL, result(status, category))
                .map(Transition::next))
        .contains(ended);
  }

  @Test
  void everyStateThatWorksHasAStepAndEveryStepAState() {
    for (TicketStep step : TicketStep.values()) {
      assertThat(Arrays.stream(TicketState.values()).filter(step::belongsTo)).isNotEmpty();
    }
    for (TicketState state :
        java.util.List.of(
            TicketState.PREPARING,
            TicketState.RUNNING,
            TicketState.VALIDATING,
            TicketState.PUBLISHING,
            TicketState.SEALING)) {
      assertThat(Arrays.stream(TicketStep.values()).filter(step -> step.belongsTo(state)))
          .as(state.name())
          .isNotEmpty();
    }
  }
}
