package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.admission.AdmitTicket;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.store.StoreException;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process is taken away in the middle of each move of the ledger, at every look at the clock
 * between two of its writes, and the next process does the same again: place and ticket never
 * disagree, and nothing is counted twice.
 */
class LedgerCrashTest {

  private static final int MORE_THAN_ANY = 100;

  /** A move of the ledger: what comes before it, the move, and what it leaves. */
  @SuppressWarnings("ImmutableEnumChecker") // none of the lambdas has a state
  enum Move {
    RESERVE(_ -> {}, attempt -> attempt.service().admit(attempt.ticketId(), command(attempt))),
    SETTLE(Attempt::running, attempt -> attempt.succeeded(Duration.ofSeconds(5))),
    REFUND_EXPIRED(
        _ -> {}, attempt -> attempt.service().admission.start().expire(attempt.ticketId())),
    REFUND_CANCELLED(_ -> {}, attempt -> attempt.service().cancel(attempt.ticketId(), "no")),
    REFUND_CANCELLED_IN_QUEUE(
        Attempt::queued, attempt -> attempt.service().cancel(attempt.ticketId(), "no")),
    REFUND_UNPREPARED(Attempt::preparing, Attempt::unprepared),
    REFUND_RATE_LIMITED(Attempt::running, Attempt::rateLimited);

    private final Consumer<Attempt> before;
    private final Consumer<Attempt> move;

    Move(Consumer<Attempt> before, Consumer<Attempt> move) {
      this.before = before;
      this.move = move;
    }

    private static AdmissionCommand command(Attempt attempt) {
      return Commands.of("task of " + attempt.ticketId());
    }

    /** Leads to the state in which the move can happen. */
    void prepare(Bench bench, String ticketId) {
      Attempt attempt = new Attempt(bench.service(), ticketId);
      if (this != RESERVE) {
        attempt.service().admit(ticketId, command(attempt));
      }
      before.accept(attempt);
      if (this == REFUND_EXPIRED) {
        bench.clock.pass(AdmitTicket.START_WITHIN);
      }
    }

    String place() {
      return switch (this) {
        case RESERVE -> "reserved";
        case SETTLE -> "settled";
        case REFUND_EXPIRED,
            REFUND_CANCELLED,
            REFUND_CANCELLED_IN_QUEUE,
            REFUND_UNPREPARED,
            REFUND_RATE_LIMITED ->
            "refunded";
      };
    }

    long executions() {
      return this == SETTLE ? 1 : 0;
    }
  }

  static Stream<Arguments> movesOnBothDatabases() {
    return Arrays.stream(Move.values())
        .flatMap(
            move ->
                Arrays.stream(StoreKind.values())
                    .map(kind -> Arguments.of(move, new StoreFixture(kind))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("movesOnBothDatabases")
  void placeAndTicketMoveTogetherOrNotAtAll(Move move, StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      boolean survived = false;
      int moved = 0;
      for (int look = 1; !survived; look++) {
        assertThat(look).isLessThan(MORE_THAN_ANY);
        // Given
        String ticketId = "t" + look;
        move.prepare(bench, ticketId);
        Optional<TicketState> before = state(bench, ticketId);
        String placeBefore = bench.place(ticketId);

        // When
        survived = !dies(bench, look, service -> move.move.accept(new Attempt(service, ticketId)));

        // Then
        if (!survived) {
          assertThat(state(bench, ticketId)).isEqualTo(before);
          assertThat(bench.place(ticketId)).isEqualTo(placeBefore);
          assertThat(bench.usage("execution")).isEqualTo(moved * move.executions());
          move.move.accept(new Attempt(bench.service(), ticketId));
        }
        moved++;
        assertThat(bench.place(ticketId)).isEqualTo(move.place());
        for (String kind : List.of("execution", "execution_outcome", "execution_duration")) {
          assertThat(bench.usage(kind)).isEqualTo(moved * move.executions());
        }
      }
      assertThat(moved).isGreaterThan(2);
    }
  }

  /** True when the process was gone before its work was done. */
  private static boolean dies(Bench bench, int look, Consumer<Service> work) {
    Service service = bench.service();
    bench.clock.atLook(look, service::crash);
    try {
      work.accept(service);
      return false;
    } catch (StoreException gone) {
      return true;
    } finally {
      bench.clock.atLook(0, () -> {});
    }
  }

  private static Optional<TicketState> state(Bench bench, String ticketId) {
    return bench.find(ticketId).map(StoredTicket::state);
  }
}
