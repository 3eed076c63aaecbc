package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.embedded.http.Answer;
import io.operationscenter.planner.board.embedded.http.Request;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which part of a list is asked for (spec 10 §3): the offset counts in the size of the parameter,
 * whatever the cursor says.
 *
 * @param size rows a page, 1 to 1000
 * @param number from 0
 */
record Page(int size, long number) {

  private static final int LARGEST = 1000;
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}");

  static Page of(Request request) {
    int size = request.parameter("per_page").map(Page::size).orElse(LARGEST);
    return new Page(size, request.parameter("cursor").map(Page::number).orElse(0L));
  }

  private static int size(String text) {
    if (!NUMBER.matcher(text.strip()).matches()) {
      throw Refused.detail(400, "Invalid per_page parameter.");
    }
    int size = Integer.parseInt(text.strip());
    if (size > LARGEST) {
      throw Refused.detail(400, "Invalid per_page value. Cannot exceed %d.".formatted(LARGEST));
    }
    // Plane answers 500 here.
    if (size < 1) {
      throw Refused.detail(400, "Invalid per_page parameter.");
    }
    return size;
  }

  private static long number(String cursor) {
    String[] parts = cursor.split(":", -1);
    if (parts.length != 3
        || !Arrays.stream(parts).allMatch(part -> NUMBER.matcher(part).matches())) {
      throw Refused.detail(400, "Invalid cursor parameter.");
    }
    long number = Long.parseLong(parts[1]);
    if (number < 0) {
      throw Refused.detail(400, "Error in parsing");
    }
    return number;
  }

  long offset() {
    return size * number;
  }

  /** The envelope around this page's rows. */
  ObjectNode envelope(long total, List<ObjectNode> rows) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.putNull("grouped_by").putNull("sub_grouped_by").put("total_count", total);
    envelope.put("next_cursor", "%d:%d:0".formatted(size, number + 1));
    envelope.put("prev_cursor", "%d:%d:1".formatted(size, number - 1));
    envelope.put("next_page_results", offset() + rows.size() < total && !rows.isEmpty());
    envelope.put("prev_page_results", number > 0);
    envelope.put("count", rows.size());
    envelope.put("total_pages", (total + size - 1) / size);
    envelope.put("total_results", total);
    envelope.putNull("extra_stats");
    envelope.putArray("results").addAll(rows);
    return envelope;
  }

  /** Answers the page that is asked for of a list that was read whole. */
  static Answer of(Request request, List<ObjectNode> all) {
    Page page = Page.of(request);
    List<ObjectNode> rows = all.stream().skip(page.offset()).limit(page.size).toList();
    keepFields(request, rows);
    return Answer.json(200, page.envelope(all.size(), rows));
  }

  /** Cuts rows down to the keys that {@code fields} names; unknown names are ignored. */
  static void keepFields(Request request, List<ObjectNode> rows) {
    request
        .parameter("fields")
        .filter(text -> !text.isBlank())
        .map(Page::names)
        .ifPresent(names -> rows.forEach(row -> row.retain(names)));
  }

  /** Answers one thing with the fields that are asked for. */
  static Answer single(Request request, ObjectNode thing) {
    keepFields(request, List.of(thing));
    return Answer.json(200, thing);
  }

  /** A comma list. */
  static List<String> names(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
