package io.operationscenter.execution.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.cards.UnchangedCard;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.execution.ledger.LedgerFixture;
import io.operationscenter.execution.ledger.ReadLedger;
import io.operationscenter.execution.ledger.ReadLedger.Bounds;
import io.operationscenter.execution.ledger.ReadLedger.Question;
import io.operationscenter.execution.runs.Commands;
import io.operationscenter.execution.runs.ScriptedSettings;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.kit.conformance.Comparison;
import io.operationscenter.kit.conformance.Topic;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The no-op gate over a ledger in a real store (spec 06 §6 gate 1). */
public final class NoopSuppressionTopic implements Topic {

  private final Clock clock;

  /** The clock is of no account here. */
  public NoopSuppressionTopic(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "noop-suppression";
  }

  @Override
  public Comparison comparison() {
    return Comparison.standard().asText("signature");
  }

  @Override
  public JsonNode answer(JsonNode input) {
    JsonNode issue = input.path("issue");
    String signature = signature(issue);
    JsonNode last = input.path("last_artifact");
    try (StoreFixture fixture = new StoreFixture(StoreKind.SQLITE)) {
      LedgerFixture ledger = new LedgerFixture(fixture);
      input
          .path("stored_signatures")
          .properties()
          .forEach(stored -> ledger.signature(stored.getKey(), stored.getValue().asText()));
      AdmissionCommand command =
          Commands.of(
              issue.path("id").asText(),
              c -> {
                c.put("role", input.path("role").asText());
                ((ObjectNode) c.at("/card")).put("noop_signature", signature);
              });
      boolean skip =
          ledger.store().read(tx -> new SuppressNoOp().refusal(facts(tx, command)).isPresent());
      ObjectNode answer =
          JsonNodeFactory.instance.objectNode().put("signature", signature).put("skip", skip);
      return skip
          ? answer.put(
              "move_to_done",
              UnchangedCard.satisfied(
                  last.path("outcome_status").asText(), last.path("validation_passed").asBoolean()))
          : answer;
    }
  }

  private GateFacts facts(Transaction tx, AdmissionCommand command) {
    InForce settings = ScriptedSettings.inForce(Commands.DIGEST, _ -> {});
    Bounds bounds = new Bounds(settings.limits().budget(), null, settings.limits().breaker());
    Question question =
        new Question(
            command.bundle().proposal().taskId(),
            "sample",
            command.role(),
            1,
            bounds,
            clock.instant());
    return new GateFacts(
        command,
        settings,
        new ReadLedger().of(tx, question),
        0,
        List.of(),
        new Machine(null, null),
        clock.instant());
  }

  /** The vectors' own shape of a board item; planner has its texts from the port to the board. */
  private static String signature(JsonNode issue) {
    JsonNode state = issue.path("state");
    return UnchangedCard.signature(
        issue.path("id").asText(""),
        state.isTextual() ? state.asText() : state.path("name").asText(""),
        issue.path("updated_at").asText(""),
        Stream.of("description", "description_stripped", "description_html")
            .map(name -> issue.path(name).asText(""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(""));
  }
}
