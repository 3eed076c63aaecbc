package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.RowReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How a row looks on the wire: its keys in order, each with the column it is read from. */
final class Shape implements RowReader<ObjectNode> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final long MICROS = 1_000_000;

  private final List<BiConsumer<Row, ObjectNode>> keys = new ArrayList<>();

  private Shape key(BiConsumer<Row, ObjectNode> writer) {
    keys.add(writer);
    return this;
  }

  Shape text(String... names) {
    for (String name : names) {
      textFrom(name, name);
    }
    return this;
  }

  Shape textFrom(String key, String column) {
    return key((row, node) -> node.put(key, row.textOrNull(column)));
  }

  Shape number(String key) {
    return key((row, node) -> node.put(key, row.numberOrNull(key)));
  }

  Shape real(String key) {
    return key((row, node) -> node.put(key, row.realOrNull(key)));
  }

  Shape flag(String key, String column) {
    return key((row, node) -> node.put(key, row.flag(column)));
  }

  Shape time(String... names) {
    for (String name : names) {
      key((row, node) -> node.put(name, timeText(row.numberOrNull(name))));
    }
    return this;
  }

  /** Keys that are always null: Plane has them, this board does not. */
  Shape nothing(String... names) {
    for (String name : names) {
      key((row, node) -> node.putNull(name));
    }
    return this;
  }

  /** A key that always has the same value. */
  Shape always(String name, JsonNode value) {
    return key((row, node) -> node.set(name, value));
  }

  Shape computed(BiConsumer<Row, ObjectNode> writer) {
    return key(writer);
  }

  @Override
  public ObjectNode read(Row row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    keys.forEach(key -> key.accept(row, node));
    return node;
  }

  static @Nullable String timeText(@Nullable Long micros) {
    return micros == null ? null : TIME.format(instant(micros));
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
  }
}
