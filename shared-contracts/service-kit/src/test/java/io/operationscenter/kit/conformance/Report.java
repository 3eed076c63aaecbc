package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The results by topic: as a table and as {@code conformance.json}, {@code {"<topic>": {"run": n,
 * "passed": n, "failed": ["case"], "not_implemented": n}}}.
 */
final class Report {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final NavigableMap<String, TopicResult> results = new ConcurrentSkipListMap<>();
  private final NavigableSet<String> withoutVectors = new ConcurrentSkipListSet<>();

  /** Adds to a topic's result; safe for cases that run at the same time. */
  void add(String topic, TopicResult result) {
    results.merge(topic, result, TopicResult::plus);
  }

  /** Notes a topic of which the source has no file; it is no part of the results. */
  void addWithoutVectors(String topic) {
    withoutVectors.add(topic);
  }

  SortedMap<String, TopicResult> results() {
    return new TreeMap<>(results);
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, JSON.writeValueAsString(results) + "\n");
  }

  /**
   * Reads a written report.
   *
   * @throws IOException when the file cannot be read or is not a report
   */
  static SortedMap<String, TopicResult> read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, TopicResult>>() {});
  }

  /** The table of topics with a line of sums. */
  String table() {
    TopicResult sum = results.values().stream().reduce(TopicResult.NONE, TopicResult::plus);
    int width = results.keySet().stream().mapToInt(String::length).max().orElse(0);
    String format = "%-" + Math.max(width, "topic".length()) + "s  %6s  %6s  %6s  %15s%n";
    StringBuilder table =
        new StringBuilder(format.formatted("topic", "run", "passed", "failed", "not implemented"));
    for (Map.Entry<String, TopicResult> row : results.entrySet()) {
      table.append(row(format, row.getKey(), row.getValue()));
    }
    return table.append(row(format, "total", sum)).toString();
  }

  /** A line that lists the topics without a file, empty when there are none. */
  String topicsWithoutVectors(VectorSource source) {
    return withoutVectors.isEmpty()
        ? ""
        : "no vectors in %s: %s%n".formatted(source, String.join(", ", withoutVectors));
  }

  private static String row(String format, String topic, TopicResult result) {
    return format.formatted(
        topic, result.run(), result.passed(), result.failed().size(), result.notImplemented());
  }
}
