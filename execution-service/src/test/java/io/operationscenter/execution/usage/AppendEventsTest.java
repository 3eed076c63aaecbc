package io.operationscenter.execution.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.usage.AppendUsage;
import io.operationscenter.contracts.usage.AppendedUsage;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.ledger.LedgerFixture;
import io.operationscenter.execution.ledger.ListEvents;
import io.operationscenter.execution.ledger.ReadStatistics;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;

/** Planner's events: all or none, once, and only its own. */
class AppendEventsTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());
  private static final String CYCLE =
      """
      {"id": "%s", "kind": "proposal_cycle", "timestamp": "2026-05-04T14:00:00+02:00",
       "details": {"created": %d, "deduped": 1, "skipped": 0}}""";

  private static AppendEvents append(LedgerFixture ledger) {
    return new AppendEvents(
        ledger.store(),
        ledger.ledger(),
        Clock.fixed(Instant.parse("2026-05-04T12:00:00Z"), ZoneOffset.UTC));
  }

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
    AppendEvents append = append(ledger);

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
    AppendEvents append = append(ledger);
    append.append(command(CYCLE.formatted("a", 1)));

    // When // Then
    assertThatThrownBy(
            () -> append.append(command(CYCLE.formatted("b", 1), CYCLE.formatted("a", 2))))
        .isInstanceOf(ProblemException.class)
        .hasMessage("usage event 'a' is known with other content");
    assertThat(kept(ledger)).hasSize(1);
  }

  private static List<String> faults(LedgerFixture ledger, AppendUsage command) {
    ContractViolation violation =
        catchThrowableOfType(ContractViolation.class, () -> append(ledger).append(command));
    assertThat(violation).isNotNull();
    return violation.faults().stream().map(Fault::toString).toList();
  }

  @OnBothDatabases
  void aDetailCannotSayWhatTheEventOrItsAuditSays(StoreFixture fixture) {
    // Given
    LedgerFixture ledger = new LedgerFixture(fixture);
    List<String> reserved =
        List.of(
            "kind",
            "outcome",
            "task_id",
            "role",
            "repo_key",
            "duration_seconds",
            "kodo_version",
            "timestamp",
            "id",
            "details");
    String forged =
        reserved.stream()
            .map(name -> "\"%s\": \"FORGED\"".formatted(name))
            .collect(Collectors.joining(", "));

    // When
    List<String> faults =
        faults(
            ledger,
            command(
                """
                {"id": "a", "kind": "escalation_sent", "timestamp": "2026-05-04T12:00:00Z",
                 "details": {"classification": "oom", "task_ids": [], %s}}"""
                    .formatted(forged)));

    // Then
    assertThat(faults)
        .containsExactlyInAnyOrderElementsOf(
            reserved.stream()
                .map(
                    name ->
                        "events.0.details.%s: is no detail, the event or its audit has that name"
                            .formatted(name))
                .toList());
    assertThat(kept(ledger)).isEmpty();
  }

  @OnBothDatabases
  void takesTextsUpToTheirLengthAndRefusesLongerOnes(StoreFixture fixture) {
    // Given
    LedgerFixture ledger = new LedgerFixture(fixture);
    String event =
        """
        {"id": "%1$s", "kind": "proposal_outcome", "timestamp": "2026-05-04T12:05:00Z",
         "role": "%1$s", "task_id": "%1$s", "repo_key": "%1$s",
         "details": {"category": "%1$s", "succeeded": true, "reason": "%2$s"}}""";

    // When // Then: the longest characters there are
    assertThat(
            append(ledger)
                .append(command(event.formatted("\uD83D\uDE00".repeat(100), "x".repeat(4000))))
                .appended())
        .isEqualTo(1);
    assertThat(faults(ledger, command(event.formatted("x".repeat(20_000), "x".repeat(4001)))))
        .containsExactlyInAnyOrder(
            "events.0.id: must have at most 200 characters, got 20000",
            "events.0.role: must have at most 200 characters, got 20000",
            "events.0.task_id: must have at most 200 characters, got 20000",
            "events.0.repo_key: must have at most 200 characters, got 20000",
            "events.0.details.category: must be a text that is not empty, of at most 200 characters",
            "events.0.details.category: must have at most 4000 characters, got 20000",
            "events.0.details.reason: must have at most 4000 characters, got 4001");
    assertThat(
            faults(
                ledger,
                command(
                    event.formatted("x", "x\", \"more\": [%s], \"a\": \"".formatted(texts(17))))))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("events.0.details: must have at most 65536 characters, got 68");
    assertThat(faults(ledger, command(event.formatted("a\\tb", "x"))))
        .hasSize(4)
        .allMatch(fault -> fault.endsWith("must not have control characters"));
  }

  private static String texts(int count) {
    return String.join(", ", Collections.nCopies(count, "\"" + "x".repeat(4000) + "\""));
  }

  @OnBothDatabases
  void refusesWhatIsNotYet(StoreFixture fixture) {
    // Given: our clock shows 12:00
    LedgerFixture ledger = new LedgerFixture(fixture);
    String cycle = CYCLE.formatted("a", 0);

    // When // Then
    assertThat(
            faults(
                ledger,
                command(cycle.replace("2026-05-04T14:00:00+02:00", "2026-05-04T12:05:00.001Z"))))
        .containsExactly(
            "events.0.timestamp: must be at most 5 minutes ahead of 2026-05-04T12:00:00Z, got"
                + " 2026-05-04T12:05:00.001Z");
    assertThat(
            append(ledger)
                .append(command(cycle.replace("2026-05-04T14:00:00+02:00", "2026-05-04T12:05:00Z")))
                .appended())
        .isEqualTo(1);
  }

  @OnBothDatabases
  void aCommandOfAnyLengthIsCountedByItself(StoreFixture fixture) {
    // Given: a command that fits into no index of PostgreSQL
    LedgerFixture ledger = new LedgerFixture(fixture);
    String command =
        new Random(1)
            .ints(20_000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    for (int i = 0; i < 10; i++) {
      UsageEvent failed =
          new UsageEvent(
              "v" + i,
              UsageKind.VALIDATION_OUTCOME,
              Instant.parse("2026-05-04T12:00:00Z"),
              "goal",
              "task",
              "sample",
              Map.of(
                  "command", JsonNodeFactory.instance.textNode(command),
                  "passed", JsonNodeFactory.instance.booleanNode(false)));
      ledger.store().write(tx -> ledger.ledger().record(tx, failed));
    }

    // When // Then
    ReadStatistics statistics = new ReadStatistics();
    assertThat(ledger.store().<Boolean>read(tx -> statistics.flaky(tx, command))).isTrue();
    assertThat(ledger.store().<Boolean>read(tx -> statistics.flaky(tx, command + "z"))).isFalse();
  }

  @OnBothDatabases
  void namesEveryFaultAtOnce(StoreFixture fixture) {
    // Given
    LedgerFixture ledger = new LedgerFixture(fixture);
    AppendEvents append = append(ledger);
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
