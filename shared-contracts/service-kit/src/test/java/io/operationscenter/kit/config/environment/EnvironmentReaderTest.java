package io.operationscenter.kit.config.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.codec.Reading;
import io.operationscenter.kit.config.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentReaderTest {

  @Test
  void knowsTheDefaultsOfTheSpecification() {
    EnvironmentSettings settings = settings(Map.of());

    assertThat(settings.locations().config()).isEqualTo("config/operations_center.local.yaml");
    assertThat(settings.budget()).isEqualTo(new Budget(10, 50, 3, 3, 50, 2000));
    assertThat(settings.polling()).isEqualTo(new Polling(5, 30, 60, 60, 120, 60, 120));
    assertThat(settings.circuitBreaker()).isEqualTo(new CircuitBreaker(0.8, 5, 4));
    assertThat(settings.webhook()).isEqualTo(new Webhook("127.0.0.1", 20413, null, false));
    assertThat(settings.operation().switchboardUrl()).isEqualTo("http://localhost:20401");
  }

  @Test
  void reportsEveryValueThatDoesNotParse() {
    assertThat(
            faults(
                Map.of(
                    "OPERATIONS_CENTER_MAX_EXEC_PER_DAY", "many",
                    "OPERATIONS_CENTER_RETENTION_DAYS", "1.5",
                    "OPERATIONS_CENTER_CIRCUIT_BREAKER_THRESHOLD", "half",
                    "OPERATIONS_CENTER_PR_DRY_RUN", "perhaps",
                    "OPERATIONS_CENTER_WATCH_INTERVAL_GOAL_SECONDS", "99999999999999999999")))
        .extracting(Fault::toString)
        .containsExactly(
            "OPERATIONS_CENTER_MAX_EXEC_PER_DAY: must be an integer, got \"many\"",
            "OPERATIONS_CENTER_WATCH_INTERVAL_GOAL_SECONDS: must be an integer, got"
                + " \"99999999999999999999\"",
            "OPERATIONS_CENTER_CIRCUIT_BREAKER_THRESHOLD: must be a number, got \"half\"",
            "OPERATIONS_CENTER_PR_DRY_RUN: must be 1, true or yes, or 0, false or no, got"
                + " \"perhaps\"",
            "OPERATIONS_CENTER_RETENTION_DAYS: must be an integer, got \"1.5\"");
  }

  @Test
  void reportsValuesOutOfRangeByTheNameThatWasSet() {
    assertThat(
            faults(
                Map.of(
                    "OPERATIONS_CENTER_WEBHOOK_PORT", "70000",
                    "OPERATIONS_CENTER_CIRCUIT_BREAKER_THRESHOLD", "1.5",
                    "SWITCHBOARD_URL", "https://user:secret@host")))
        .extracting(Fault::toString)
        .containsExactlyInAnyOrder(
            "OPERATIONS_CENTER_WEBHOOK_PORT: must be at most 65535, got 70000",
            "OPERATIONS_CENTER_CIRCUIT_BREAKER_THRESHOLD: must be at most 1, got 1.5",
            "SWITCHBOARD_URL: must be an http or https URL without user name and password");
  }

  @Test
  void refusesABreakerThatNoArithmeticCanKeep() {
    assertThat(
            faults(
                Map.of(
                    "OPERATIONS_CENTER_CIRCUIT_BREAKER_THRESHOLD", "NaN",
                    "OPERATIONS_CENTER_CIRCUIT_BREAKER_WINDOW", "1001",
                    "OPERATIONS_CENTER_CIRCUIT_BREAKER_STALENESS_HOURS", "9223372036854775807")))
        .extracting(Fault::toString)
        .containsExactlyInAnyOrder(
            "OPERATIONS_CENTER_CIRCUIT_BREAKER_THRESHOLD: must be a finite number, got NaN",
            "OPERATIONS_CENTER_CIRCUIT_BREAKER_WINDOW: must be at most 1000, got 1001",
            "OPERATIONS_CENTER_CIRCUIT_BREAKER_STALENESS_HOURS: must be at most 2160, got"
                + " 9223372036854775807");
  }

  @Test
  void raisesValuesBelowTheirFloor() {
    EnvironmentSettings settings =
        settings(
            Map.of(
                "OPERATIONS_CENTER_MAX_EXEC_PER_HOUR", "-1",
                "OPERATIONS_CENTER_MAX_RETRIES_PER_TASK", "0",
                "OPERATIONS_CENTER_CIRCUIT_BREAKER_WINDOW", "1",
                "OPERATIONS_CENTER_MIN_WATCH_INTERVAL_SECONDS", "0",
                "OPERATIONS_CENTER_WATCH_INTERVAL_TEST_SECONDS", "1"));

    assertThat(settings.budget().maxExecPerHour()).isZero();
    assertThat(settings.budget().maxRetriesPerTask()).isEqualTo(1);
    assertThat(settings.circuitBreaker().window()).isEqualTo(3);
    assertThat(settings.polling().minWatchIntervalSeconds()).isEqualTo(1);
    assertThat(settings.polling().testSeconds()).isEqualTo(1);
  }

  @Test
  void keepsEveryPollIntervalAboveTheLowerBound() {
    Polling polling =
        settings(Map.of("OPERATIONS_CENTER_MIN_WATCH_INTERVAL_SECONDS", "45")).polling();

    assertThat(polling.goalSeconds()).isEqualTo(45);
    assertThat(polling.testSeconds()).isEqualTo(60);
  }

  @Test
  void raisesAnIntervalToTheDefaultLowerBound() {
    Polling polling =
        settings(Map.of("OPERATIONS_CENTER_WATCH_INTERVAL_GOAL_SECONDS", "1")).polling();

    assertThat(polling.goalSeconds()).isEqualTo(5);
  }

  @Test
  void acceptsOlderNamesWhileTheNewOneIsUnset() {
    assertThat(
            settings(Map.of("OPERATIONS_CENTER_GOAL_POLL_SECONDS", "77")).polling().goalSeconds())
        .isEqualTo(77);
    assertThat(
            settings(
                    Map.of(
                        "OPERATIONS_CENTER_GOAL_POLL_SECONDS", "77",
                        "OPERATIONS_CENTER_WATCH_INTERVAL_GOAL_SECONDS", "88"))
                .polling()
                .goalSeconds())
        .isEqualTo(88);
    assertThat(settings(Map.of("SWITCHBOARD_URL", "http://sb:1/")).operation().switchboardUrl())
        .isEqualTo("http://sb:1");
  }

  @ParameterizedTest
  @CsvSource({"1,true", "TRUE,true", "yes,true", "on,true", "0,false", "no,false", "false,false"})
  void readsFlags(String text, boolean flag) {
    assertThat(settings(Map.of("OPERATIONS_CENTER_PR_DRY_RUN", text)).operation().prDryRun())
        .isEqualTo(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void takesAVariableSetToNothingAsUnset(String nothing) {
    EnvironmentSettings settings =
        settings(
            Map.of(
                "OPERATIONS_CENTER_MAX_EXEC_PER_DAY", nothing,
                "OPERATIONS_CENTER_SWITCHBOARD_URL", nothing,
                "OPERATIONS_CENTER_WORKSTATION_DIR", nothing));

    assertThat(settings).isEqualTo(settings(Map.of()));
  }

  @Test
  void readsListsSeparatedByCommas() {
    assertThat(
            settings(Map.of("OPERATIONS_CENTER_ALLOWED_PROVIDERS", "claude, codex,"))
                .providers()
                .allowed())
        .containsExactly("claude", "codex");
  }

  @Test
  void showsNoAddressThatMayHoldASecret() {
    var settings =
        settings(Map.of("OPERATIONS_CENTER_NOTIFY_WEBHOOK", "https://chat.example.com/T0/hunter2"));

    assertThat(settings.operation().notifyWebhook()).endsWith("hunter2");
    assertThat(settings.toString()).doesNotContain("hunter2");
  }

  private static EnvironmentSettings settings(Map<String, String> variables) {
    Reading<EnvironmentSettings> reading = read(variables);
    assertThat(reading.faults()).isEmpty();
    return reading.value();
  }

  private static List<Fault> faults(Map<String, String> variables) {
    assertThat(read(variables).value()).isNull();
    return read(variables).faults();
  }

  private static Reading<EnvironmentSettings> read(Map<String, String> variables) {
    return new EnvironmentReader(Samples.CODEC, variables::get).read(EnvironmentSettings.class);
  }
}
