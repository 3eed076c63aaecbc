package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.kit.conformance.Comparison;
import io.operationscenter.kit.conformance.Topic;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Clock;
import java.time.Instant;

/** The spend report over a ledger in a real store (spec 06 §16). */
public final class SpendReportTopic implements Topic {

  private final ContractCodec codec;

  /** The clock is of no account here. */
  public SpendReportTopic(Clock clock) {
    this.codec = ContractCodec.withRandomIds(clock);
  }

  @Override
  public String name() {
    return "spend-report";
  }

  @Override
  public Comparison comparison() {
    return Comparison.standard().exactly("**");
  }

  @Override
  public JsonNode answer(JsonNode input) {
    Instant now = Timestamps.parse(input.path("now").asText()).orElseThrow();
    try (StoreFixture fixture = new StoreFixture(StoreKind.SQLITE)) {
      LedgerFixture ledger = new LedgerFixture(fixture).record(input.path("events"));
      return codec.write(
          ledger
              .store()
              .read(tx -> new ReportSpend().of(tx, input.path("window_days").asLong(), now)));
    }
  }
}
