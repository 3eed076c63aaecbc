package io.operationscenter.execution.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.usage.AppendUsage;
import io.operationscenter.contracts.usage.AppendedUsage;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.execution.ledger.LedgerFixture;
import io.operationscenter.execution.ledger.ListEvents;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Clock;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;

/** Planner's events: all or none, once, and only its own. */
class AppendEventsTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());
  private static final String CYCLE =
      """
      {"id": "%s", "kind": "proposal_cycle", "timestamp": "2026-05-04T14:00:00+02:00",
       "details": {"created": %d, "deduped": 1, "skipped": 0}}""";

  private static AppendUsage command(String... events) {
    return CODEC.read(AppendUsage.class, "{\"events\": [%s]}".formatted(String.join(", ", events)));
  }

  private static List<UsageEvent> kept(LedgerFixture ledger) {
    return ledger.store().read(tx -> ListEvents.page(tx, 0, 100)).events();
  }

  @OnBothDatabases
  void keepsEachOnceHoweverOftenItComes(StoreFixture fixture) {
    // Given
    LedgerFixture ledger = new LedgerFixture(fixture);
    AppendEvents append = new AppendEvents(ledger.store(), ledger.ledger());

    // When
    AppendedUsage first = append.append(command(CYCLE.formatted("a", 1)));
    AppendedUsage second = append.append(command(CYCLE.formatted("a", 1), CYCLE.formatted("b", 2)));

    // Then
    assertThat(first).isEqualTo(new AppendedUsage(1, 0));
    assertThat(second).isEqualTo(new AppendedUsage(1, 1));
    assertThat(kept(ledger))
        .extracting(UsageEvent::id, event -> event.details().get("created").asInt())
        .containsExactly(tuple("planner/a", 1), tuple("planner/b", 2));
    assertThat(kept(ledger).getFirst().timestamp()).isEqualTo("2026-05-04T12:00:00Z");
  }

  @OnBothDatabases
  void refusesAKnownIdWithOtherContentAndKeepsNothingOfThatCall(StoreFixture fixture) {
    // Given
    LedgerFixture ledger = new LedgerFixture(fixture);
    AppendEvents append = new AppendEvents(ledger.store(), ledger.ledger());
    append.append(command(CYCLE.formatted("a", 1)));

    // When // Then
    assertThatThrownBy(
            () -> append.append(command(CYCLE.formatted("b", 1), CYCLE.formatted("a", 2))))
        .isInstanceOf(ProblemException.class)
        .hasMessage("usage event 'a' is known with other content");
    assertThat(kept(ledger)).hasSize(1);
  }

  @OnBothDatabases
  void namesEveryFaultAtOnce(StoreFixture fixture) {
    // Given
    LedgerFixture ledger = new LedgerFixture(fixture);
    AppendEvents append = new AppendEvents(ledger.store(), ledger.ledger());
    AppendUsage command =
        command(
            """
            {"id": "a", "kind": "execution", "timestamp": "2026-05-04T12:00:00Z"}""",
            """
            {"id": "%s", "kind": "proposal_outcome", "timestamp": "2026-05-04T12:00:00Z",
             "details": {"category": " ", "succeeded": "yes"}}"""
                .formatted("x".repeat(201)),
            """
            {"id": "c", "kind": "blocked_triage", "timestamp": "2026-05-04T12:00:00Z"}""",
            """
            {"id": "d", "kind": "proposal_cycle", "timestamp": "2026-05-04T12:00:00Z",
             "details": {"created": -1, "deduped": 0.5, "skipped": 0}}""",
            """
            {"id": "e", "kind": "escalation_sent", "timestamp": "2026-05-04T12:00:00Z",
             "details": {"classification": "oom", "task_ids": "t1"}}""");

    // When // Then
    assertThatThrownBy(() -> append.append(command))
        .asInstanceOf(InstanceOfAssertFactories.type(ContractViolation.class))
        .extracting(ContractViolation::faults, InstanceOfAssertFactories.list(Fault.class))
        .extracting(Fault::path)
        .containsExactlyInAnyOrder(
            "events.0.kind",
            "events.1.id",
            "events.1.details.category",
            "events.1.details.succeeded",
            "events.2.task_id",
            "events.2.details.classification",
            "events.3.details.created",
            "events.3.details.deduped",
            "events.4.details.task_ids");
    assertThat(kept(ledger)).isEmpty();
  }
}
