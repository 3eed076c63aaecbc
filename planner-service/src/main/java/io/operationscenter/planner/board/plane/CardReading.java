package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.text.HtmlToText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Turns work items into cards; states and labels may be ids or whole objects (spec 10 §4). */
final class CardReading {

  private final KnownNames states;
  private final KnownNames labels;

  CardReading(KnownNames states, KnownNames labels) {
    this.states = states;
    this.labels = labels;
  }

  Card card(JsonNode item) {
    return cards(List.of(item)).getFirst();
  }

  List<Card> cards(List<JsonNode> items) {
    states.ensure(
        items.stream().map(item -> item.path("state")).flatMap(CardReading::idOnly).toList());
    labels.ensure(
        items.stream().flatMap(CardReading::labelNodes).flatMap(CardReading::idOnly).toList());
    return items.stream().map(this::read).toList();
  }

  /** The ids of an item's labels, those without a known name included. */
  static List<String> labelIds(JsonNode item) {
    return labelNodes(item)
        .map(label -> label.isObject() ? label.path("id") : label)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .toList();
  }

  private Card read(JsonNode item) {
    String html = text(item, "description_html").orElse("");
    return new Card(
        item.path("id").asText(),
        item.path("sequence_id").asLong(),
        text(item, "name").orElse(""),
        name(item.path("state"), states).orElse(""),
        labelNames(item),
        text(item, "priority").orElse("none"),
        html,
        description(item, html),
        time(item, "created_at"),
        time(item, "updated_at"),
        text(item, "external_source").orElse(null),
        text(item, "external_id").orElse(null),
        !item.path("archived_at").isMissingNode() && !item.path("archived_at").isNull());
  }

  private List<String> labelNames(JsonNode item) {
    List<String> names = new ArrayList<>();
    labelNodes(item).forEach(label -> name(label, labels).ifPresent(names::add));
    return names;
  }

  private static Stream<JsonNode> labelNodes(JsonNode item) {
    return StreamSupport.stream(item.path("labels").spliterator(), false);
  }

  private static Stream<String> idOnly(JsonNode reference) {
    return reference.isTextual() ? Stream.of(reference.textValue()) : Stream.empty();
  }

  private static Optional<String> name(JsonNode reference, KnownNames known) {
    if (reference.isObject()) {
      return text(reference, "name").or(() -> text(reference, "id").flatMap(known::nameOf));
    }
    return reference.isTextual() ? known.nameOf(reference.textValue()) : Optional.empty();
  }

  /** Older servers answered plain text (spec 10 §4). */
  private static String description(JsonNode item, String html) {
    return Stream.of("description", "description_stripped")
        .flatMap(field -> text(item, field).stream())
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElseGet(() -> HtmlToText.of(html));
  }

  static Optional<String> text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  static @Nullable Instant time(JsonNode object, String field) {
    return text(object, field).flatMap(Timestamps::parse).orElse(null);
  }
}
