package io.operationscenter.planner.board.embedded.api;

import io.operationscenter.kit.store.Transaction;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names of states and of labels are unique in a project, case included. */
final class SameName {

  private SameName() {}

  /** For a new one: 409 with the id of the present one. */
  static void refuse(
      Transaction tx,
      String table,
      Call call,
      Map<String, @Nullable Object> values,
      String sentence) {
    find(tx, table, call, values)
        .ifPresent(
            id -> {
              // Plane trims before it stores but not for this look-up, and then answers 500.
              String sent = call.json().path("name").asText();
              throw sent.equals(values.get("name"))
                  ? Refused.exists(sentence, id)
                  : Refused.notValid();
            });
  }

  /** For a present one: 400. */
  static void refuseRename(
      Transaction tx, String table, Call call, Map<String, @Nullable Object> values) {
    find(tx, table, call, values)
        .filter(id -> !id.equals(call.id()))
        .ifPresent(
            _ -> {
              throw Refused.notValid();
            });
  }

  private static Optional<String> find(
      Transaction tx, String table, Call call, Map<String, @Nullable Object> values) {
    return tx.query(
            "select id from " + table + " where project_id = ? and name = ? and deleted_at is null",
            call.project(),
            values.get("name"))
        .first(row -> row.text("id"));
  }
}
