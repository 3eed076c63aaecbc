package io.operationscenter.execution.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.ledger.LedgerFacts;
import io.operationscenter.execution.ledger.LedgerFacts.RecordedOutcome;
import io.operationscenter.execution.ledger.LedgerFacts.Window;
import io.operationscenter.execution.ledger.TaskHistory;
import io.operationscenter.execution.runs.Commands;
import io.operationscenter.execution.runs.ScriptedSettings;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.settings.Limits;
import io.operationscenter.kit.config.environment.Budget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each gate alone, at its limit and one beside it; 100 executions an hour and a day, 3 a task. */
class GatesTest {

  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final Instant EARLIER = NOW.minus(Duration.ofMinutes(50));

  private AdmissionCommand command = Commands.of("task");
  private Consumer<ObjectNode> settings = _ -> {};
  private String limits = "";
  private Window hour = new Window(0, null);
  private Window day = new Window(0, null);
  private Window repositoryDay = new Window(0, null);
  private List<RecordedOutcome> outcomes = List.of();
  private long attempts;
  private Instant last = NOW.minusSeconds(60);
  private String signature = "";
  private long running;
  private List<Boolean> faults = List.of();
  private Machine machine = new Machine(null, null);

  private Optional<Refusal> asks(Gate<? super GateFacts> gate) {
    return gate.refusal(facts());
  }

  private GateFacts facts() {
    return new GateFacts(
        command,
        inForce(),
        new LedgerFacts(
            hour, day, repositoryDay, outcomes, new TaskHistory(attempts, last, signature)),
        running,
        faults,
        machine,
        NOW);
  }

  private InForce inForce() {
    InForce inForce = ScriptedSettings.inForce(Commands.DIGEST, settings);
    return limits.isEmpty()
        ? inForce
        : new InForce(
            inForce.configuration(),
            inForce.digest(),
            new Limits(
                ContractCodec.withRandomIds(Clock.systemUTC()).read(Budget.class, limits),
                inForce.limits().breaker(),
                false));
  }

  private void card(Consumer<ObjectNode> change) {
    command = Commands.of("task", c -> change.accept((ObjectNode) c.at("/card")));
  }

  private static List<RecordedOutcome> outcomes(String... newestFirst) {
    List<RecordedOutcome> outcomes = new ArrayList<>();
    for (String one : newestFirst) {
      String version = one.substring(1);
      outcomes.add(
          new RecordedOutcome(EARLIER, one.charAt(0) == '+', version.isEmpty() ? null : version));
    }
    return outcomes;
  }

  @Test
  void windowsCloseAtTheirLimitUntilOneLeaves() {
    // Given
    Instant leaves = NOW.plusSeconds(600);
    hour = new Window(99, null);
    assertThat(asks(new LimitWindow())).isEmpty();
    hour = new Window(100, leaves);

    // When
    Refusal refusal = asks(new LimitWindow()).orElseThrow();

    // Then
    assertThat(refusal.reason()).isEqualTo("budget_exceeded");
    assertThat(refusal.window()).isEqualTo("hourly");
    assertThat(refusal.limit()).isEqualTo(100);
    assertThat(refusal.current()).isEqualTo(100);
    assertThat(refusal.message())
        .isEqualTo("100 of 100 executions of the hourly budget are spent.");
    assertThat(refusal.notBefore()).isEqualTo(leaves);
  }

  @Test
  void aRunThatCostsTwoNeedsRoomForBoth() {
    // Given
    card(
        c ->
            c.put("family", "lint_fix")
                .put("confidence", "high")
                .put("calibration_rate", 0.1)
                .put("calibration_samples", 9));
    settings = s -> ((ObjectNode) s.at("/repos/sample")).put("max_daily_executions", 1);
    hour = new Window(98, null);
    assertThat(asks(new LimitWindow())).isEmpty();
    hour = new Window(99, NOW.plusSeconds(5));

    // When // Then
    assertThat(asks(new LimitWindow()).orElseThrow().message()).endsWith("this run costs 2.");
    assertThat(asks(new LimitRepository()).orElseThrow().message())
        .contains("is 1 executions and this run costs 2");
    assertThat(asks(new LimitRepository()).orElseThrow())
        .extracting(Refusal::current, Refusal::notBefore)
        .containsExactly(0.0, NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void aBudgetOfNothingNeverFrees() {
    settings = s -> {};
    limits = "{\"max_exec_per_hour\": 0}";

    assertThat(asks(new LimitWindow()).orElseThrow().notBefore())
        .isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void theCircuitClosesWhenSoManyAreStaleThatTheRestDoesNotOpenIt() {
    // Given: four failures and, before them, a success; three failures alone still open it
    outcomes =
        List.of(
            failedAt(10),
            failedAt(20),
            failedAt(30),
            failedAt(40),
            new RecordedOutcome(NOW.minusSeconds(50), true, null));

    // When
    Refusal refusal = asks(new BreakCircuit()).orElseThrow();

    // Then: the third newest has to leave
    assertThat(refusal.current()).isEqualTo(4);
    assertThat(refusal.notBefore())
        .isEqualTo(NOW.minusSeconds(30).plus(Duration.ofHours(4)).plusMillis(1));
  }

  private static RecordedOutcome failedAt(long secondsAgo) {
    return new RecordedOutcome(NOW.minusSeconds(secondsAgo), false, null);
  }

  @Test
  void theDayClosesWhenTheHourIsOpen() {
    day = new Window(100, null);

    assertThat(asks(new LimitWindow()).orElseThrow().window()).isEqualTo("daily");
  }

  @Test
  void onlyReservationsAreAskedAboutSoonAgain() {
    hour = new Window(100, null);

    assertThat(asks(new LimitWindow()).orElseThrow().notBefore()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void aRepositoryHasALimitOfItsOwn() {
    // Given
    settings = s -> ((ObjectNode) s.at("/repos/sample")).put("max_daily_executions", 2);
    repositoryDay = new Window(1, null);
    assertThat(asks(new LimitRepository())).isEmpty();
    repositoryDay = new Window(2, null);

    // When // Then
    assertThat(asks(new LimitRepository()).orElseThrow().reason())
        .isEqualTo("repo_budget_exceeded");
  }

  @Test
  void zeroStopsARepositoryAltogether() {
    settings = s -> ((ObjectNode) s.at("/repos/sample")).put("max_daily_executions", 0);

    Refusal refusal = asks(new LimitRepository()).orElseThrow();

    assertThat(refusal.notBefore()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(refusal.message())
        .isEqualTo(
            "The daily budget of repository 'sample' is 0 executions and this run costs 1; only a"
                + " change of the configuration ends that.");
  }

  @Test
  void eachRefusalSaysWhatWasCountedAgainstWhichLimitAndUntilWhen() {
    // Given
    settings = s -> s.put("max_concurrent_kodo", 2).put("min_kodo_available_mb", 1000);
    attempts = 4;
    signature = "same";
    card(c -> c.put("noop_signature", "same").put("open_fix_validation_task", "repair"));

    // When // Then
    measured(new SuppressNoOp(), "card", 1, 1, NOW.plus(Duration.ofDays(1)));
    measured(new CapRetries(), "task", 3, 4, last.plus(Duration.ofHours(1)).plusMillis(1));
    measured(new BreakRepository(), "now", 1, 1, NOW.plus(Duration.ofMinutes(10)));
    running = 2;
    measured(new GuardMachine(), "now", 2, 2, NOW.plusSeconds(10));
    running = 0;
    machine = new Machine(999L, 50L);
    measured(new GuardMachine(), "now", 1000, 999, NOW.plusSeconds(60));
    machine = new Machine(1000L, 49L);
    measured(new GuardMachine(), "now", 50, 49, NOW.plusSeconds(60));
  }

  private void measured(
      Gate<? super GateFacts> gate, String window, double limit, double current, Instant until) {
    assertThat(asks(gate).orElseThrow())
        .extracting(Refusal::window, Refusal::limit, Refusal::current, Refusal::notBefore)
        .containsExactly(window, limit, current, until);
  }

  @ParameterizedTest
  @CsvSource({
    "'- -',false",
    "'- - -',true",
    "'- - - - +',true",
    "'- - - + +',false",
    "'+ - - - - -',true",
    "'-2 -1 -1 -1 -1',false",
    "'-2 -2 -2 +1 +1',true",
    "'-2 -2 - +1 +1',true",
  })
  void theCircuitOpensWhenMostOfTheNewestFailed(String newestFirst, boolean open) {
    outcomes = outcomes(newestFirst.split(" "));

    assertThat(asks(new BreakCircuit()).isPresent()).isEqualTo(open);
  }

  @Test
  void aTaskRestsAfterItsAttemptsUntilTheLastIsAnHourAgo() {
    // Given
    attempts = 2;
    assertThat(asks(new CapRetries())).isEmpty();
    attempts = 3;

    // When
    Refusal refusal = asks(new CapRetries()).orElseThrow();

    // Then
    assertThat(refusal.reason()).isEqualTo("retry_cap_exceeded");
    last = NOW.minus(Duration.ofHours(1));
    assertThat(asks(new CapRetries())).isPresent();
    assertThat(CapRetries.clears(facts())).isFalse();
    last = NOW.minus(Duration.ofHours(1)).minusMillis(1);
    assertThat(asks(new CapRetries())).isEmpty();
    assertThat(CapRetries.clears(facts())).isTrue();
  }

  @Test
  void aCardMustHaveChangedOrAPersonMovedIt() {
    // Given
    signature = "same";
    card(c -> c.put("noop_signature", "same"));
    assertThat(asks(new SuppressNoOp()).orElseThrow().reason()).isEqualTo("no_op");

    // When // Then
    card(c -> c.put("noop_signature", "other"));
    assertThat(asks(new SuppressNoOp())).isEmpty();
    card(c -> c.put("noop_signature", "same").put("moved_by_person", true));
    assertThat(asks(new SuppressNoOp())).isEmpty();
    card(c -> {});
    assertThat(asks(new SuppressNoOp())).isEmpty();
  }

  @Test
  void aRepositoryRestsAfterTwoUnexplainedEnds() {
    faults = List.of(true, false, false);
    assertThat(asks(new BreakRepository())).isEmpty();

    faults = List.of(false, true, false, true);
    assertThat(asks(new BreakRepository()).orElseThrow().reason()).isEqualTo("repo_breaker");
  }

  @Test
  void onlyTheRepairItselfRunsWhileValidationIsRepaired() {
    card(c -> c.put("open_fix_validation_task", "repair"));
    assertThat(asks(new BreakRepository()).orElseThrow().message()).contains("repair");

    card(c -> c.put("open_fix_validation_task", "task"));
    assertThat(asks(new BreakRepository())).isEmpty();
  }

  @Test
  void enginesMemoryAndDiskAreBounded() {
    // Given
    settings = s -> s.put("max_concurrent_kodo", 2).put("min_kodo_available_mb", 1000);

    // When // Then
    running = 1;
    machine = new Machine(1000L, 50L);
    assertThat(asks(new GuardMachine())).isEmpty();
    running = 2;
    assertThat(asks(new GuardMachine()).orElseThrow().reason()).isEqualTo("kodo_gate_blocked");
    running = 0;
    machine = new Machine(999L, 50L);
    assertThat(asks(new GuardMachine()).orElseThrow().message()).contains("999 MiB");
    machine = new Machine(1000L, 49L);
    assertThat(asks(new GuardMachine()).orElseThrow().reason()).isEqualTo("low_disk");
    machine = new Machine(null, null);
    assertThat(asks(new GuardMachine())).isEmpty();
  }

  @Test
  void theFirstRefusalWins() {
    // Given
    hour = new Window(100, null);
    outcomes = outcomes("-", "-", "-");
    machine = new Machine(null, 1L);

    // When // Then
    assertThat(Gates.first(Gates.LATE, facts()).orElseThrow().reason())
        .isEqualTo("budget_exceeded");
    hour = new Window(0, null);
    assertThat(Gates.first(Gates.LATE, facts()).orElseThrow().reason())
        .isEqualTo("circuit_breaker_open");
    outcomes = List.of();
    assertThat(Gates.first(Gates.LATE, facts()).orElseThrow().reason()).isEqualTo("low_disk");
  }

  @ParameterizedTest
  @CsvSource({
    "lint_fix,high,0.39,5,2",
    "lint_fix,high,0.40,5,1",
    "lint_fix,high,0.39,4,1",
    "lint_fix,low,0.14,9,2",
    "lint_fix,,0.0,9,1",
    ",high,0.0,9,1",
  })
  void aFamilyThatKeepsLessThanItPromisesPaysTwice(
      String family, String confidence, double rate, int samples, int credits) {
    // Given
    card(
        c ->
            c.put("family", family)
                .put("confidence", confidence)
                .put("calibration_rate", rate)
                .put("calibration_samples", samples));

    // When // Then
    assertThat(CountCredits.of(command.card())).isEqualTo(credits);
  }
}
