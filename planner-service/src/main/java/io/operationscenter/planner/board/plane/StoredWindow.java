package io.operationscenter.planner.board.plane;

import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The window of all replicas that use one token: requests are counted in the store they share, by
 * the second. Clocks of replicas that disagree can let a request through too early, which the board
 * then refuses.
 */
final class StoredWindow implements RequestWindow {

  /** One second more than the board's own, and one for counting whole seconds. */
  private static final long SECONDS = 62;

  private final Store store;
  private final Clock clock;
  private volatile Allowance allowance;

  StoredWindow(Store store, Clock clock, int perMinute, int forWritesOnly) {
    this.store = store;
    this.clock = clock;
    this.allowance = Allowance.of(perMinute, forWritesOnly);
  }

  @Override
  public void limits(int perMinute, int forWritesOnly) {
    allowance = Allowance.of(perMinute, forWritesOnly);
  }

  @Override
  public long take(RequestKind kind, long now) {
    int allowed = allowance.of(kind);
    return store.write(tx -> take(tx, allowed));
  }

  private record Counted(long second, long requests) {}

  private long take(Transaction tx, int allowed) {
    long millis = clock.millis();
    long second = millis / 1000;
    oneAtATime(tx, millis);
    tx.update("delete from board_request where second <= ?", second - SECONDS);
    List<Counted> made =
        tx.query("select second, n from board_request order by second")
            .list(row -> new Counted(row.number("second"), row.number("n")));
    long tooMany = made.stream().mapToLong(Counted::requests).sum() - allowed + 1;
    if (tooMany > 0) {
      return TimeUnit.MILLISECONDS.toNanos(
          Math.max(1, (freedAt(made, tooMany) + SECONDS) * 1000 - millis));
    }
    tx.update(
        """
        insert into board_request (second, n) values (?, 1)
        on conflict (second) do update set n = board_request.n + 1""",
        second);
    return 0;
  }

  /** The row's lock is held until the transaction ends. */
  private static void oneAtATime(Transaction tx, long millis) {
    tx.update(
        """
        insert into board_budget (name, taken_at) values ('requests', ?)
        on conflict (name) do update set taken_at = excluded.taken_at""",
        millis);
  }

  /** The second whose requests have to leave the window first. */
  private static long freedAt(List<Counted> made, long tooMany) {
    long freed = 0;
    for (Counted counted : made) {
      freed += counted.requests();
      if (freed >= tooMany) {
        return counted.second();
      }
    }
    throw new IllegalStateException("more requests are too many than were counted");
  }
}
