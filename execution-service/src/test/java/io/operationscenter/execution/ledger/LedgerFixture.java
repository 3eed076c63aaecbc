package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.ExecutionSchema;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A ledger on a store of its own, filled with events as the specification writes them. */
public final class LedgerFixture {

  private final Store store;
  private final Ledger ledger = new Ledger();
  private int recorded;

  public LedgerFixture(StoreFixture fixture) {
    this.store = fixture.open(ExecutionSchema.all());
  }

  public Store store() {
    return store;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Records the events in their order; the ledger takes none without a readable time. */
  public LedgerFixture record(JsonNode events) {
    store.write(
        tx -> {
          for (JsonNode one : events) {
            for (int i = 0; i < one.path("repeat").asInt(1); i++) {
              event("e" + recorded++, one.has("repeat") ? one.path("event") : one)
                  .ifPresent(event -> ledger.record(tx, event));
            }
          }
          return recorded;
        });
    return this;
  }

  public LedgerFixture attempts(String taskId, long attempts) {
    store.write(
        tx ->
            tx.update(
                "insert into task_attempts (task_id, attempts) values (?, ?)", taskId, attempts));
    return this;
  }

  /** A signature under {@code <role>:<task id>}; under a task alone it is no role's. */
  public LedgerFixture signature(String roleAndTask, String signature) {
    String[] parts = roleAndTask.split(":", 2);
    if (parts.length < 2) {
      return this;
    }
    store.write(
        tx ->
            tx.update(
                "insert into task_signature (role, task_id, signature) values (?, ?, ?)",
                parts[0],
                parts[1],
                signature));
    return this;
  }

  private static Optional<UsageEvent> event(String id, JsonNode json) {
    Optional<Instant> at = Timestamps.parse(json.path("timestamp").asText());
    Map<String, JsonNode> details = new LinkedHashMap<>();
    json.properties().forEach(member -> details.put(member.getKey(), member.getValue()));
    details.remove("timestamp");
    UsageKind kind = kind(details.remove("kind").asText());
    String role = text(details.remove("role"));
    String taskId = text(details.remove("task_id"));
    String repoKey = text(details.remove("repo_key"));
    return at.map(time -> new UsageEvent(id, kind, time, role, taskId, repoKey, details));
  }

  private static UsageKind kind(String wire) {
    return Arrays.stream(UsageKind.values())
        .filter(kind -> kind.wire().equals(wire))
        .findFirst()
        .orElseThrow();
  }

  private static String text(JsonNode node) {
    return node == null || node.isNull() ? null : node.asText();
  }
}
