package io.operationscenter.execution.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.ExecutionSchema;
import io.operationscenter.execution.RowsRead;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class TicketQueriesTest {

  private static final int TICKETS = 20_000;
  private static final TicketQueries.Filter EXPIRED =
      new TicketQueries.Filter(null, null, TicketState.EXPIRED, false, null, 50);

  @Test
  void aPageOfAStateThatFewTicketsAreInReadsOnlyThose() {
    try (StoreFixture fixture = new StoreFixture(StoreKind.POSTGRESQL)) {
      // Given
      Store store = fixture.open(ExecutionSchema.all());
      store.write(
          tx ->
              tx.update(
                  """
                  insert into ticket
                    (ticket_id, n, run_id, kind, task_id, repo_key, state, fence, command,
                     bundle_digest, config_digest, retries, notes, executed, interrupted, faulty,
                     created_at, updated_at)
                  select 'ticket' || i, i, 'run' || i, 'task_run', 'task' || i, 'sample',
                         case when i % 2 = 0 then 'failed' else 'succeeded' end, 1, '{}', '', '',
                         '[]', '[]', 1, 0, 0, 0, 0
                  from generate_series(1, ?) i""",
                  TICKETS));
      store.write(tx -> tx.update("analyze ticket"));
      TicketQueries queries = TicketsFixture.on(store, Clock.systemUTC()).queries();

      // When
      long read =
          store.read(
              tx ->
                  RowsRead.by(
                      tx,
                      "ticket",
                      () -> assertThat(queries.page(tx, EXPIRED).tickets()).isEmpty()));

      // Then
      assertThat(read).isLessThan(100);
    }
  }
}
