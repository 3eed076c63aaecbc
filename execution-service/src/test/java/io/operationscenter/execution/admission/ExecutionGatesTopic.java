package io.operationscenter.execution.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.ledger.LedgerFixture;
import io.operationscenter.execution.ledger.ReadLedger;
import io.operationscenter.execution.ledger.ReadLedger.Bounds;
import io.operationscenter.execution.ledger.ReadLedger.Question;
import io.operationscenter.execution.ledger.Remaining;
import io.operationscenter.execution.runs.Commands;
import io.operationscenter.execution.runs.ScriptedSettings;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.settings.Limits;
import io.operationscenter.kit.config.environment.Budget;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import io.operationscenter.kit.conformance.CaseNotImplemented;
import io.operationscenter.kit.conformance.Topic;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The gates over a ledger in a real store (spec 06 §6, §16). */
public final class ExecutionGatesTopic implements Topic {

  private static final Map<String, String> RESULTS =
      Map.of(
          "no_op", "skip_noop",
          "retry_cap_exceeded", "retry_cap_block",
          "budget_exceeded", "skip_budget",
          "circuit_breaker_open", "skip_budget",
          "repo_budget_exceeded", "skip_repo_budget",
          "repo_breaker", "skip_repo_breaker",
          "kodo_gate_blocked", "kodo_gate_blocked");
  private static final Set<String> UNEXPLAINED = Set.of("error", "unknown");

  private final ContractCodec codec;

  /** The clock is of no account here. */
  public ExecutionGatesTopic(Clock clock) {
    this.codec = ContractCodec.withRandomIds(clock);
  }

  @Override
  public String name() {
    return "execution-gates";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (input.path("gate").asText().equals("calibration")) {
      return answer.put("credits", CountCredits.of(command(input).card()));
    }
    try (StoreFixture fixture = new StoreFixture(StoreKind.SQLITE)) {
      LedgerFixture ledger = filled(new LedgerFixture(fixture), input.path("store"));
      return ledger.store().write(tx -> answer(tx, ledger, input, answer));
    }
  }

  private JsonNode answer(Transaction tx, LedgerFixture ledger, JsonNode input, ObjectNode answer) {
    GateFacts facts = facts(tx, input);
    return switch (input.path("gate").asText()) {
      case "budget" -> budget(answer, List.of(new LimitWindow(), new BreakCircuit()), facts);
      case "repo_budget" -> budget(answer, List.of(new LimitRepository()), facts);
      case "capacity" ->
          answer.put(
              "remaining",
              Remaining.of(
                  facts.ledger().hour().used(),
                  facts.ledger().day().used(),
                  facts.settings().limits().budget()));
      case "retry" -> retry(tx, ledger, answer, facts);
      case "full" -> full(answer, facts);
      default -> throw new CaseNotImplemented("gate " + input.path("gate"));
    };
  }

  private static JsonNode budget(ObjectNode answer, List<Gate<GateFacts>> gates, GateFacts facts) {
    Optional<Refusal> refusal = Gates.first(gates, facts);
    refusal.ifPresent(
        why ->
            answer
                .put("reason", why.reason())
                .put("window", why.window())
                .put("limit", why.limit())
                .put("current", why.current()));
    return answer.put("allowed", refusal.isEmpty());
  }

  private static JsonNode retry(
      Transaction tx, LedgerFixture ledger, ObjectNode answer, GateFacts facts) {
    Optional<Refusal> refusal = new CapRetries().refusal(facts);
    if (refusal.isPresent()) {
      return answer
          .put("allowed", false)
          .put("reason", refusal.get().reason())
          .put("attempts", refusal.get().current())
          .put("limit", refusal.get().limit());
    }
    String taskId = facts.command().bundle().proposal().taskId();
    if (CapRetries.clears(facts)) {
      ledger.ledger().forgetAttempts(tx, taskId);
    }
    answer.put("allowed", true);
    answer.put(
        "attempts",
        tx.query("select attempts from task_attempts where task_id = ?", taskId)
            .first(row -> row.number("attempts"))
            .orElse(0L));
    ArrayNode left = answer.putArray("signatures_left");
    tx.query("select role from task_signature where task_id = ?", taskId)
        .list(row -> row.text("role"))
        .forEach(role -> left.add(role + ":" + taskId));
    return answer;
  }

  private static JsonNode full(ObjectNode answer, GateFacts facts) {
    Optional<Refusal> refusal = Gates.first(facts);
    refusal.ifPresent(why -> answer.put("reason", why.reason()).put("window", why.window()));
    return answer.put("result", refusal.map(why -> RESULTS.get(why.reason())).orElse("proceed"));
  }

  private GateFacts facts(Transaction tx, JsonNode input) {
    AdmissionCommand command = command(input);
    InForce settings = settings(input);
    Instant now = Timestamps.parse(input.path("now").asText()).orElseThrow();
    String repoKey = command.bundle().proposal().target().repoKey();
    JsonNode resources = input.path("resources");
    return new GateFacts(
        command,
        settings,
        new ReadLedger()
            .of(
                tx,
                new Question(
                    command.bundle().proposal().taskId(),
                    repoKey,
                    command.role(),
                    CountCredits.of(command.card()),
                    new Bounds(
                        settings.limits().budget(),
                        settings.dailyExecutions(repoKey),
                        settings.limits().breaker()),
                    now)),
        resources.path("running_backend_processes").asLong(),
        newestFirst(input.path("repo_run_outcomes")),
        new Machine(
            resources.has("available_mb") ? resources.path("available_mb").asLong() : null, null),
        now);
  }

  private static List<Boolean> newestFirst(JsonNode oldestFirst) {
    List<Boolean> faults = new ArrayList<>();
    oldestFirst.forEach(outcome -> faults.add(UNEXPLAINED.contains(outcome.asText())));
    Collections.reverse(faults);
    return faults;
  }

  private static AdmissionCommand command(JsonNode input) {
    return Commands.of(
        input.path("task_id").asText("task"),
        command -> {
          command.put("role", input.path("role").asText("goal"));
          ((ObjectNode) command.at("/bundle/proposal/target"))
              .put("repo_key", input.path("repo_key").asText("api-service"));
          ObjectNode card = (ObjectNode) command.at("/card");
          card.put("noop_signature", input.path("signature").asText(null));
          card.put(
              "open_fix_validation_task",
              input.path("open_fix_validation_task_ids").path(0).asText(null));
          JsonNode calibration = input.path("calibration");
          card.put("family", "lint_fix").put("confidence", input.path("confidence").asText(null));
          card.set("calibration_rate", nullable(calibration, "rate"));
          card.put("calibration_samples", calibration.path("events_in_90_days").asLong());
        });
  }

  private InForce settings(JsonNode input) {
    InForce settings =
        ScriptedSettings.inForce(
            Commands.DIGEST,
            configuration -> {
              ObjectNode repositories = (ObjectNode) configuration.path("repos");
              repositories.set(
                  input.path("repo_key").asText("api-service"),
                  repositories
                      .path("sample")
                      .<ObjectNode>deepCopy()
                      .set("max_daily_executions", nullable(input, "max_daily_executions")));
              JsonNode resources = input.path("resources");
              configuration.put(
                  "max_concurrent_kodo", resources.path("max_concurrent_kodo").asLong());
              configuration.put(
                  "min_kodo_available_mb", resources.path("min_kodo_available_mb").asLong());
            });
    return new InForce(
        settings.configuration(),
        settings.digest(),
        new Limits(
            codec.read(
                Budget.class,
                input.has("limits") ? input.path("limits") : JsonNodeFactory.instance.objectNode()),
            codec.read(CircuitBreaker.class, "{}"),
            false));
  }

  private static JsonNode nullable(JsonNode input, String name) {
    return input.has(name) ? input.path(name) : JsonNodeFactory.instance.nullNode();
  }

  private static LedgerFixture filled(LedgerFixture ledger, JsonNode store) {
    ledger.record(store.path("events"));
    store
        .path("task_attempts")
        .properties()
        .forEach(task -> ledger.attempts(task.getKey(), task.getValue().asLong()));
    store
        .path("last_task_signatures")
        .properties()
        .forEach(signature -> ledger.signature(signature.getKey(), signature.getValue().asText()));
    return ledger;
  }
}
