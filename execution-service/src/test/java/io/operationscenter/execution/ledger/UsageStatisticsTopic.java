package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.conformance.CaseNotImplemented;
import io.operationscenter.kit.conformance.Comparison;
import io.operationscenter.kit.conformance.Topic;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.OptionalDouble;

/** Statistics of a ledger in a real store (spec 06 §7.2, §8.5, §10.1, §13, §16). */
public final class UsageStatisticsTopic implements Topic {

  private final ReadStatistics statistics = new ReadStatistics();

  @Override
  public String name() {
    return "usage-statistics";
  }

  @Override
  public Comparison comparison() {
    return Comparison.standard().within("rate", "1e-9").within("median", "1e-9");
  }

  @Override
  public JsonNode answer(JsonNode input) {
    try (StoreFixture fixture = new StoreFixture(StoreKind.SQLITE)) {
      LedgerFixture ledger = new LedgerFixture(fixture).record(input.path("events"));
      return ledger.store().read(tx -> answer(tx, input));
    }
  }

  private ObjectNode answer(Transaction tx, JsonNode input) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return switch (input.path("statistic").asText()) {
      case "degradation" -> answer.put("rate", orNull(statistics.degradation(tx)));
      case "flaky" -> answer.put("flaky", statistics.flaky(tx, input.path("command").asText()));
      case "success_rate" ->
          answer.put("rate", statistics.successRate(tx, input.path("category").asText()));
      case "satiated" -> answer.put("satiated", statistics.satiated(tx));
      case "consecutive_blocks" ->
          answer.put("count", statistics.consecutiveBlocks(tx, input.path("task_id").asText()));
      case "duration" ->
          answer.put("median", orNull(statistics.usualDuration(tx, input.path("role").asText())));
      default -> throw new CaseNotImplemented("statistic " + input.path("statistic"));
    };
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
