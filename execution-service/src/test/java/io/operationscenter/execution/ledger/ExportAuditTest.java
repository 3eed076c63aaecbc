package io.operationscenter.execution.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.contracts.usage.AuditPage;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pages are the whole in order, and durations are matched as the specification words it. */
class ExportAuditTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final UsageKind[] KINDS = {
    UsageKind.EXECUTION_DURATION,
    UsageKind.EXECUTION_OUTCOME,
    UsageKind.KODO_QUOTA_EVENT,
    UsageKind.SCOPE_VIOLATION,
    UsageKind.EXECUTION,
    UsageKind.ESCALATION_SENT
  };

  /** Events of few tasks at few moments, so that many share both. */
  private static List<UsageEvent> events(Random random, int count) {
    List<UsageEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      UsageKind kind = KINDS[random.nextInt(KINDS.length)];
      events.add(
          new UsageEvent(
              "e" + i,
              kind,
              NOON.minus(Duration.ofHours(random.nextInt(60))),
              "goal",
              "task" + random.nextInt(6),
              "sample",
              switch (kind) {
                case EXECUTION_DURATION -> Map.of("duration_seconds", JSON.numberNode(i));
                case EXECUTION_OUTCOME -> Map.of("succeeded", JSON.booleanNode(i % 2 == 0));
                default -> Map.of();
              }));
    }
    return events;
  }

  private static List<JsonNode> pages(LedgerFixture ledger, Instant from, int limit) {
    List<JsonNode> rows = new ArrayList<>();
    String next = null;
    do {
      String after = next;
      AuditPage page = ledger.store().read(tx -> new ExportAudit().page(tx, from, after, limit));
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
      rows.addAll(page.rows());
      next = page.next();
    } while (next != null);
    return rows;
  }

  /** The sentence of spec 06 §16 word by word, in quadratic time. */
  private static List<String> expected(List<UsageEvent> events, Instant from) {
    List<UsageEvent> byTime =
        events.stream().sorted(Comparator.comparing(UsageEvent::timestamp)).toList();
    Set<String> used = new HashSet<>();
    List<String> rows = new ArrayList<>();
    for (UsageEvent row : byTime) {
      if (row.kind() == UsageKind.EXECUTION || row.kind() == UsageKind.EXECUTION_DURATION) {
        continue;
      }
      UsageEvent newest = null;
      if (row.kind() == UsageKind.EXECUTION_OUTCOME || row.kind() == UsageKind.KODO_QUOTA_EVENT) {
        newest = newest(byTime, row, used);
      }
      if (newest != null) {
        used.add(newest.id());
      }
      if (!row.timestamp().isBefore(from)) {
        rows.add(
            row.timestamp()
                + " "
                + row.taskId()
                + " "
                + (newest == null ? "null" : newest.details().get("duration_seconds").asText()));
      }
    }
    return rows;
  }

  private static @Nullable UsageEvent newest(
      List<UsageEvent> byTime, UsageEvent row, Set<String> used) {
    UsageEvent newest = null;
    for (UsageEvent event : byTime) {
      if (event.kind() == UsageKind.EXECUTION_DURATION
          && String.valueOf(event.taskId()).equals(row.taskId())
          && !event.timestamp().isAfter(row.timestamp())
          && !used.contains(event.id())) {
        newest = event;
      }
    }
    return newest;
  }

  @OnBothDatabases
  void pagesOfAnySizeAreTheWhole(StoreFixture fixture) {
    // Given
    LedgerFixture ledger = new LedgerFixture(fixture);
    List<UsageEvent> events = events(new Random(4), 300);
    ledger
        .store()
        .write(
            tx -> {
              events.forEach(event -> ledger.ledger().record(tx, event));
              return tx;
            });
    Instant from = NOON.minus(Duration.ofDays(2));

    for (int limit : new int[] {1, 7, 1000}) {
      // When
      List<JsonNode> rows = pages(ledger, from, limit);

      // Then
      assertThat(rows)
          .extracting(
              row ->
                  Timestamps.parse(row.path("timestamp").asText()).orElseThrow()
                      + " "
                      + row.path("task_id").asText()
                      + " "
                      + row.path("duration_seconds").asText())
          .containsExactlyElementsOf(expected(events, from));
    }
  }

  @OnBothDatabases
  void noDetailTakesTheColumnOfARow(StoreFixture fixture) {
    // Given
    LedgerFixture ledger = new LedgerFixture(fixture);
    Map<String, JsonNode> details = new HashMap<>();
    AuditRow.COLUMNS.forEach(column -> details.put(column, JSON.textNode("FORGED")));
    details.put("classification", JSON.textNode("oom"));
    UsageEvent escalation =
        new UsageEvent("e", UsageKind.ESCALATION_SENT, NOON, "goal", "task", null, details);
    ledger.store().write(tx -> ledger.ledger().record(tx, escalation));

    // When // Then
    assertThat(pages(ledger, NOON, 10))
        .singleElement()
        .hasToString(
            """
            {"kind":"escalation","task_id":"task","role":"goal","outcome":"escalated",\
            "repo_key":null,"duration_seconds":null,"kodo_version":null,\
            "timestamp":"2026-05-04T12:00:00Z","classification":"oom"}""");
  }

  @OnBothDatabases
  void aPageThatNobodyAnsweredIsRefused(StoreFixture fixture) {
    LedgerFixture ledger = new LedgerFixture(fixture);

    assertThatThrownBy(
            () -> ledger.store().read(tx -> new ExportAudit().page(tx, NOON, "tomorrow", 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'tomorrow'");
  }
}
