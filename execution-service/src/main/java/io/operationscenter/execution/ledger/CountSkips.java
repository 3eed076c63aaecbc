package io.operationscenter.execution.ledger;

import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.kit.store.Transaction;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the kept events of things that did not happen (spec 06 §16). */
public final class CountSkips {

  private static final Map<UsageKind, String> NAMES = names();

  private CountSkips() {}

  /** Counts by the names of the specification. */
  public static Map<String, Long> in(Transaction tx) {
    Map<String, Long> counts = new LinkedHashMap<>();
    NAMES.forEach(
        (kind, name) ->
            counts.put(
                name,
                tx.query("select count(*) as n from usage_event where kind = ?", kind.wire())
                    .one(row -> row.number("n"))));
    return counts;
  }

  private static Map<UsageKind, String> names() {
    Map<UsageKind, String> names = new LinkedHashMap<>();
    names.put(UsageKind.SKIP_BUDGET, "skipped_due_to_budget");
    names.put(UsageKind.SKIP_NOOP, "skipped_due_to_noop");
    names.put(UsageKind.SKIP_COOLDOWN, "skipped_due_to_cooldown");
    names.put(UsageKind.RETRY_CAP_BLOCK, "blocked_due_to_retry_cap");
    names.put(UsageKind.PROPOSAL_BUDGET_SUPPRESSED, "suppressed_due_to_proposal_budget");
    return names;
  }
}
