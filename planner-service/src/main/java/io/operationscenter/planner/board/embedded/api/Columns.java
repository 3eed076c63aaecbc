package io.operationscenter.planner.board.embedded.api;

import io.operationscenter.kit.store.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of one row to write. Names come from the code, never from a request. */
final class Columns {

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  Columns set(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  /** Takes over those of the given values that have a name in the list. */
  Columns take(Map<String, @Nullable Object> from, String... names) {
    for (String name : names) {
      if (from.containsKey(name)) {
        values.put(name, from.get(name));
      }
    }
    return this;
  }

  void insert(Transaction tx, String table) {
    String names = String.join(", ", values.keySet());
    String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
    tx.update(
        "insert into " + table + " (" + names + ") values (" + marks + ")",
        values.values().toArray());
  }

  void update(Transaction tx, String table, String id) {
    String changes = String.join(" = ?, ", values.keySet()) + " = ?";
    List<@Nullable Object> arguments = new ArrayList<>(values.values());
    arguments.add(id);
    tx.update("update " + table + " set " + changes + " where id = ?", arguments.toArray());
  }
}
