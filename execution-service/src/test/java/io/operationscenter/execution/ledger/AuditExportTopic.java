package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.kit.conformance.Topic;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Duration;
import java.time.Instant;

/** The audit export over a ledger in a real store (spec 06 §16). */
public final class AuditExportTopic implements Topic {

  @Override
  public String name() {
    return "audit-export";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    Instant from =
        Timestamps.parse(input.path("now").asText())
            .orElseThrow()
            .minus(Duration.ofDays(input.path("window_days").asLong()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = answer.putArray("rows");
    try (StoreFixture fixture = new StoreFixture(StoreKind.SQLITE)) {
      LedgerFixture ledger = new LedgerFixture(fixture).record(input.path("events"));
      ledger
          .store()
          .read(tx -> new ExportAudit().page(tx, from, null, 1000))
          .rows()
          .forEach(rows::add);
      return answer;
    }
  }
}
