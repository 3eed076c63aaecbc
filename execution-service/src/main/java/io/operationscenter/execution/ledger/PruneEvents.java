package io.operationscenter.execution.ledger;

import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.kit.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Removes events that are kept no longer (spec 06 §16): what did not happen after a week, also
 * earlier while there are more than a thousand events; everything else after ninety days. The last
 * number stays, so that none is given twice.
 *
 * <p>How many stands in the statement itself: a plan that does not know it reads the whole ledger,
 * and all who write wait for that.
 */
public final class PruneEvents {

  private static final Duration SKIPS_KEPT = Duration.ofDays(7);
  private static final Duration OTHERS_KEPT = Duration.ofDays(90);
  private static final long FEW = 1000;
  private static final String REMOVE =
      "delete from usage_event where n < (select max(n) from usage_event) and id in (%s)";

  private PruneEvents() {}

  /**
   * Removes some events that are too old.
   *
   * @param most of each kind
   * @return how many were removed; 0 once none is too old
   */
  public static int expired(Transaction tx, Instant now, int most) {
    int removed = 0;
    for (UsageKind kind : UsageKind.values()) {
      removed +=
          tx.update(
              REMOVE.formatted(
                  "select id from usage_event where kind = ? and at < ? order by at, n limit "
                      + most),
              kind.wire(),
              now.minus(kind.skip() ? SKIPS_KEPT : OTHERS_KEPT));
    }
    return removed;
  }

  /** How many events there are beyond a thousand. */
  public static long surplus(Transaction tx) {
    return Math.max(
        0, tx.query("select count(*) as n from usage_event").one(row -> row.number("n")) - FEW);
  }

  /** Removes so many of the oldest events of what did not happen; answers how many there were. */
  public static int skips(Transaction tx, long most) {
    String ofEachKind =
        Arrays.stream(UsageKind.values())
            .filter(UsageKind::skip)
            .map(kind -> "select * from (%s) %s".formatted(oldest(kind, most), kind.wire()))
            .collect(Collectors.joining(" union all "));
    return tx.update(
        REMOVE.formatted(
            "select id from (%s) skips order by at, n limit %d".formatted(ofEachKind, most)));
  }

  private static String oldest(UsageKind kind, long most) {
    return "select id, at, n from usage_event where kind = '%s' order by at, n limit %d"
        .formatted(kind.wire(), most);
  }
}
