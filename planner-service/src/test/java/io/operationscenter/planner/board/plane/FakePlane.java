package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.plane.PlaneStub.Answering;
import io.operationscenter.planner.board.plane.PlaneStub.Received;
import io.operationscenter.planner.board.plane.PlaneStub.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** As much of Plane's state as the adapter touches: items, states, labels, comments, links. */
final class FakePlane implements Answering {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ROOT =
      "/api/v1/workspaces/ops/projects/" + BoardUnderTest.PROJECT + "/";

  /** What happens instead of, or after, the normal answer to one request. */
  private record Trouble(Predicate<Received> to, boolean done, Reply instead) {}

  private final Map<String, ObjectNode> items = new LinkedHashMap<>();
  private final Map<String, ObjectNode> states = new LinkedHashMap<>();
  private final Map<String, ObjectNode> labels = new LinkedHashMap<>();
  private final Map<String, ObjectNode> comments = new LinkedHashMap<>();
  private final Map<String, ObjectNode> links = new LinkedHashMap<>();
  private final ObjectNode project =
      NODES.objectNode().put("id", BoardUnderTest.PROJECT).put("member_role", 20);
  private final List<Trouble> troubles = new ArrayList<>();
  private Consumer<Received> afterwards = _ -> {};
  private int lastNumber;

  FakePlane() {
    for (BoardState state : BoardState.values()) {
      put(states, "33333333", NODES.objectNode().put("name", state.title()));
    }
  }

  synchronized ObjectNode project() {
    return project;
  }

  synchronized Map<String, ObjectNode> states() {
    return states;
  }

  synchronized Map<String, ObjectNode> comments() {
    return comments;
  }

  synchronized Map<String, ObjectNode> items() {
    return items;
  }

  synchronized String label(String name) {
    return put(labels, "44444444", NODES.objectNode().put("name", name));
  }

  synchronized List<String> labelNames() {
    return labels.values().stream().map(label -> label.path("name").asText()).toList();
  }

  synchronized String item(String name) {
    ObjectNode item = NODES.objectNode().put("name", name);
    String state = states.keySet().iterator().next();
    item.put("state", state).put("archived_at", (String) null).put("priority", "none");
    item.put("description_html", "<p></p>").putArray("labels");
    String id = put(items, "aaaaaaaa", item);
    item.put("sequence_id", lastNumber)
        .put("created_at", time(lastNumber))
        .put("updated_at", time(lastNumber));
    return id;
  }

  static String time(int number) {
    return "2026-04-27T%02d:%02d:00.000001Z".formatted(number / 60, number % 60);
  }

  /** The next request of that kind gets this answer and has no effect. */
  synchronized void refuse(Predicate<Received> request, Reply reply) {
    troubles.add(new Trouble(request, false, reply));
  }

  /** The next request of that kind is carried out, but this is what comes back. */
  synchronized void lose(Predicate<Received> request, Reply reply) {
    troubles.add(new Trouble(request, true, reply));
  }

  /** What others do right after each request. */
  synchronized void afterwards(Consumer<Received> action) {
    afterwards = action;
  }

  @Override
  public synchronized Reply to(Received request) throws IOException {
    Optional<Trouble> trouble = troubles.stream().filter(one -> one.to().test(request)).findFirst();
    trouble.ifPresent(troubles::remove);
    if (trouble.isPresent() && !trouble.get().done()) {
      return trouble.get().instead();
    }
    Reply reply = answer(request);
    afterwards.accept(request);
    return trouble.map(Trouble::instead).orElse(reply);
  }

  private Reply answer(Received request) {
    if (request.path().equals("/api/v1/users/me/")) {
      return Reply.of(200, NODES.objectNode().put("id", "us").put("display_name", "bot"));
    }
    List<String> path =
        List.of(request.path().substring(ROOT.length()).replaceFirst("/$", "").split("/", -1));
    return switch (path.getFirst()) {
      case "" -> Reply.of(200, project);
      case "states" -> list(request, List.copyOf(states.values()));
      case "labels" -> labels(request);
      case "work-items" -> workItems(request, path);
      default -> Reply.of(404, "{\"error\":\"Page not found.\"}");
    };
  }

  private Reply labels(Received request) {
    if (request.method().equals("GET")) {
      return list(request, List.copyOf(labels.values()));
    }
    String name = request.body().path("name").asText();
    Optional<ObjectNode> same = find(labels, "name", name);
    return same.isPresent()
        ? conflict(same.get())
        : Reply.of(201, labels.get(put(labels, "44444444", request.body().deepCopy())));
  }

  private Reply workItems(Received request, List<String> path) {
    if (path.size() == 1) {
      return request.method().equals("GET") ? items(request) : create(request);
    }
    ObjectNode item = items.get(path.get(1));
    if (item == null) {
      return Reply.of(404, "{\"error\":\"The requested resource does not exist.\"}");
    }
    if (path.size() > 2) {
      return path.get(2).equals("comments")
          ? parts(request, comments, "55555555", path)
          : parts(request, links, "88888888", path);
    }
    if (request.method().equals("PATCH")) {
      request.body().properties().forEach(one -> item.set(one.getKey(), one.getValue()));
      return Reply.of(200, item);
    }
    return item.path("archived_at").isNull() ? Reply.of(200, expanded(item)) : Reply.of(404, "{}");
  }

  private Reply items(Received request) {
    String externalId = request.query().get("external_id");
    if (externalId != null) {
      return find(items, "external_id", externalId)
          .map(item -> Reply.of(200, expanded(item)))
          .orElseGet(() -> Reply.of(404, "{\"error\":\"The requested resource does not exist.\"}"));
    }
    List<ObjectNode> shown =
        new ArrayList<>(
            items.values().stream().filter(item -> item.path("archived_at").isNull()).toList());
    if (request.query().getOrDefault("order_by", "").equals("-updated_at")) {
      shown.sort((a, b) -> b.path("updated_at").asText().compareTo(a.path("updated_at").asText()));
    }
    return list(request, shown.stream().map(this::expanded).toList());
  }

  private Reply create(Received request) {
    Optional<ObjectNode> same =
        find(items, "external_id", request.body().path("external_id").asText());
    if (same.isPresent()) {
      return conflict(same.get());
    }
    ObjectNode created = items.get(item(""));
    request.body().properties().forEach(one -> created.set(one.getKey(), one.getValue()));
    return Reply.of(201, created);
  }

  private Reply parts(
      Received request, Map<String, ObjectNode> parts, String kind, List<String> path) {
    if (path.size() > 3) {
      ObjectNode part = parts.get(path.get(3));
      boolean here = part != null && part.path("issue").asText().equals(path.get(1));
      return here ? Reply.of(200, part) : Reply.of(404, "{}");
    }
    if (request.method().equals("GET")) {
      List<ObjectNode> here =
          parts.values().stream()
              .filter(one -> one.path("issue").asText().equals(path.get(1)))
              .toList();
      return list(request, here.reversed());
    }
    Optional<ObjectNode> same =
        find(parts, "external_id", request.body().path("external_id").asText("none"));
    if (same.isPresent()) {
      return conflict(same.get());
    }
    if (find(parts, "url", request.body().path("url").asText("none")).isPresent()) {
      return Reply.of(400, "{\"error\":\"URL already exists for this Issue\"}");
    }
    ObjectNode part = request.body().deepCopy();
    part.put("issue", path.get(1)).put("actor", "us").put("updated_by", "us");
    String id = put(parts, kind, part);
    part.put("created_at", time(lastNumber));
    return Reply.of(201, parts.get(id));
  }

  private Reply list(Received request, List<? extends JsonNode> all) {
    int size = Integer.parseInt(request.query().getOrDefault("per_page", "1000"));
    int page = Integer.parseInt(request.query().getOrDefault("cursor", "0:0:0").split(":", -1)[1]);
    int from = Math.min(page * size, all.size());
    int to = Math.min(from + size, all.size());
    ObjectNode envelope = NODES.objectNode().put("total_count", all.size());
    envelope.put("next_cursor", size + ":" + (page + 1) + ":0");
    envelope.put("next_page_results", to < all.size()).put("count", to - from);
    ArrayNode results = envelope.putArray("results");
    all.subList(from, to).forEach(results::add);
    return Reply.of(200, envelope);
  }

  private ObjectNode expanded(ObjectNode item) {
    ObjectNode whole = item.deepCopy();
    whole.set("state", states.get(item.path("state").asText()));
    return whole;
  }

  private static Reply conflict(ObjectNode existing) {
    return Reply.of(
        409, NODES.objectNode().put("error", "exists").put("id", existing.path("id").asText()));
  }

  private static Optional<ObjectNode> find(
      Map<String, ObjectNode> all, String field, String value) {
    return all.values().stream().filter(one -> one.path(field).asText().equals(value)).findFirst();
  }

  private String put(Map<String, ObjectNode> all, String kind, ObjectNode one) {
    String id = "%s-0000-4000-8000-%012d".formatted(kind, ++lastNumber);
    all.put(id, one.put("id", id));
    return id;
  }
}
