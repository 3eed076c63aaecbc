package io.operationscenter.execution.ledger;

import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageEventPage;
import io.operationscenter.kit.store.Transaction;
import java.util.List;

/** Lists events in the order in which they were recorded. */
public final class ListEvents {

  private ListEvents() {}

  /**
   * One page.
   *
   * @param after the {@code next} of the page before; 0: from the first
   * @param limit most events
   */
  public static UsageEventPage page(Transaction tx, long after, int limit) {
    List<Numbered> page =
        tx.query("select * from usage_event where n > ? order by n limit ?", after, limit)
            .list(row -> new Numbered(row.number("n"), UsageRows.read(row)));
    return new UsageEventPage(
        page.stream().map(Numbered::event).toList(), page.isEmpty() ? after : page.getLast().n);
  }

  private record Numbered(long n, UsageEvent event) {}
}
