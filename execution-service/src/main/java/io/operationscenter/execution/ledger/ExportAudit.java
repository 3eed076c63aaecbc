package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.usage.AuditPage;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.ledger.ScanEvents.Place;
import io.operationscenter.execution.ledger.ScanEvents.Placed;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists what happened for an auditor, page by page, the oldest first (spec 06 §16). */
@Singleton
public final class ExportAudit {

  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");
  private static final List<UsageKind> SHOWN =
      List.of(
          UsageKind.EXECUTION_OUTCOME,
          UsageKind.KODO_QUOTA_EVENT,
          UsageKind.KODO_QUALITY_WARNING,
          UsageKind.SCOPE_VIOLATION,
          UsageKind.ESCALATION_SENT);

  /**
   * One page.
   *
   * @param from older events are left out
   * @param after the {@code next} of the page before; null: from the beginning
   * @param limit most rows
   * @throws IllegalArgumentException when {@code after} is no {@code next} of a page
   */
  public AuditPage page(Transaction tx, Instant from, @Nullable String after, int limit) {
    Place start = Place.before(from);
    Place place = after == null ? start : Collections.max(List.of(start, parse(after)));
    List<Placed> found =
        SHOWN.stream()
            .flatMap(kind -> ScanEvents.after(tx, kind, place, limit + 1).stream())
            .sorted(Comparator.comparing(Placed::place))
            .limit(limit + 1L)
            .toList();
    List<Placed> page = found.subList(0, Math.min(limit, found.size()));
    Map<String, JsonNode> durations =
        MatchDurations.of(
            tx, page.stream().filter(placed -> AuditRow.endsRun(placed.event().kind())).toList());
    return new AuditPage(
        page.stream()
            .map(Placed::event)
            .flatMap(event -> AuditRow.of(event, durations.get(event.id())).stream())
            .toList(),
        found.size() > page.size() ? cursor(page.getLast().place()) : null);
  }

  private static String cursor(Place place) {
    return place.at() + "." + place.n();
  }

  private static Place parse(String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "after must be the next of an earlier page, it is '%s'".formatted(cursor));
    }
    return new Place(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
  }
}
