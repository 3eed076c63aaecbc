package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.kit.seal.Digests;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of table {@code usage_event}. The lane and what a kind has of its own are kept as one JSON
 * text; {@code subject} repeats what the kind's statistics are kept by.
 */
final class UsageRows {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROLE = "role";
  private static final int LONGEST_SUBJECT = 200;

  private UsageRows() {}

  /** Appends the event; false when one with its id is there already. */
  static boolean insert(Transaction tx, UsageEvent event) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    event.details().forEach(body::set);
    if (event.role() != null) {
      body.put(ROLE, event.role());
    }
    return tx.update(
            """
            insert into usage_event (id, n, kind, at, task_id, repo_key, subject, body)
            values (?, (select coalesce(max(n), 0) + 1 from usage_event), ?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing""",
            event.id(),
            event.kind().wire(),
            event.timestamp(),
            event.taskId(),
            event.repoKey(),
            subjectOf(event),
            body.toString())
        == 1;
  }

  /** The event with this id. */
  static Optional<UsageEvent> find(Transaction tx, String id) {
    return tx.query("select * from usage_event where id = ?", id).first(UsageRows::read);
  }

  /**
   * Reads a whole row.
   *
   * @throws IllegalStateException when it cannot be read: a ledger never counts less for that
   */
  static UsageEvent read(Row row) {
    String id = row.text("id");
    JsonNode body = body(id, row.text("body"));
    Map<String, JsonNode> details = new LinkedHashMap<>();
    body.properties().forEach(member -> details.put(member.getKey(), member.getValue()));
    JsonNode role = details.remove(ROLE);
    return new UsageEvent(
        id,
        kind(id, row.text("kind")),
        row.instant("at"),
        role == null ? null : role.asText(),
        row.textOrNull("task_id"),
        row.textOrNull("repo_key"),
        details);
  }

  /** What is told of one event, as JSON. */
  static JsonNode body(String id, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("body of usage event %s is not JSON".formatted(id), e);
    }
  }

  /**
   * What statistics are kept by, as the column has it: a long text, such as a command of many
   * lines, would fit into no index of PostgreSQL and is there by its digest.
   */
  static String subject(String name) {
    return name.length() <= LONGEST_SUBJECT
        ? name
        : "sha256:" + Digests.of(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Null where the kind has none. */
  private static @Nullable String subjectOf(UsageEvent event) {
    String name =
        switch (event.kind()) {
          case EXECUTION_DURATION -> event.role();
          case VALIDATION_OUTCOME -> text(event, "command");
          case PROPOSAL_OUTCOME -> text(event, "category");
          default -> null;
        };
    return name == null ? null : subject(name);
  }

  private static @Nullable String text(UsageEvent event, String member) {
    JsonNode value = event.details().get(member);
    return value == null || value.isNull() ? null : value.asText();
  }

  private static UsageKind kind(String id, String wire) {
    return Arrays.stream(UsageKind.values())
        .filter(kind -> kind.wire().equals(wire))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "usage event %s has the unknown kind '%s'".formatted(id, wire)));
  }
}
