package io.operationscenter.planner.board.embedded.api;

import io.operationscenter.kit.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for something in a project that has the same pair of external source and id already. A pair
 * counts only when both are given.
 */
record SameExternal(
    String table, String project, @Nullable Object source, @Nullable Object externalId) {

  static SameExternal of(String table, String project, Map<String, @Nullable Object> values) {
    return new SameExternal(
        table, project, values.get("external_source"), values.get("external_id"));
  }

  Optional<String> find(Transaction tx) {
    return findAll(tx).stream().findFirst();
  }

  List<String> findAll(Transaction tx) {
    if (isBlank(source) || isBlank(externalId)) {
      return List.of();
    }
    return tx.query(
            "select id from "
                + table
                + " where project_id = ? and external_source = ? and external_id = ?"
                + " and deleted_at is null order by created_at",
            project,
            source,
            externalId)
        .list(row -> row.text("id"));
  }

  private static boolean isBlank(@Nullable Object value) {
    return value == null || value.toString().isEmpty();
  }
}
