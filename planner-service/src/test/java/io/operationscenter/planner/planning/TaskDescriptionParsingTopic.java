package io.operationscenter.planner.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.conformance.Comparison;
import io.operationscenter.kit.conformance.Topic;
import io.operationscenter.planner.board.text.HtmlToText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The description of a work item, read (spec 06 §3). */
public final class TaskDescriptionParsingTopic implements Topic {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String name() {
    return "task-description-parsing";
  }

  @Override
  public Comparison comparison() {
    return Comparison.standard().asText("provenance.**");
  }

  @Override
  public JsonNode answer(JsonNode input) {
    List<String> labels = new ArrayList<>();
    input.path("labels").forEach(label -> labels.add(label.asText()));
    ObjectNode answer =
        switch (CardDescription.of(text(input), labels)) {
          case DescriptionReading.Faulty faulty ->
              JSON.objectNode().put("error", faulty.fault().kind().name().toLowerCase(Locale.ROOT));
          case DescriptionReading.Understood understood -> description(understood.description());
        };
    ArrayNode lines = answer.putArray("text_lines");
    HtmlToText.of(input.path("description_html").asText(""))
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(lines::add);
    return answer;
  }

  private static String text(JsonNode input) {
    return Stream.of("description", "description_stripped")
        .map(field -> input.path(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElseGet(() -> HtmlToText.of(input.path("description_html").asText("")));
  }

  private static ObjectNode description(CardDescription description) {
    ObjectNode answer = JSON.objectNode();
    CardMetadata metadata = description.metadata();
    ObjectNode keys =
        answer
            .putObject("metadata")
            .put("repo", metadata.repo())
            .put("mode", metadata.mode().wire())
            .put("base_branch", metadata.baseBranch())
            .put("validation_profile", metadata.validationProfile())
            .put("task_type", metadata.taskType())
            .put("risk", metadata.risk())
            .put("priority", metadata.priority())
            .put("open_pr", metadata.openPr());
    metadata.campaign().forEach(keys::put);
    keys.set("allowed_paths", list(metadata.allowedPaths()));
    answer.put("goal_text", description.goalText());
    answer.put("constraints_text", description.constraintsText());
    answer.set("depends_on", list(description.dependsOn()));
    answer.put("prior_progress", description.priorProgress());
    answer.set("avoid_paths", list(description.avoidPaths()));
    answer.set("provenance", provenance(description.provenance()));
    ObjectNode context = description.context() == null ? null : JSON.objectNode();
    if (context != null && description.context() != null) {
      description.context().forEach(context::put);
    }
    answer.set("context", context == null ? JSON.nullNode() : context);
    ArrayNode appended = answer.putArray("appended_sections");
    description
        .appended()
        .forEach(
            section ->
                appended.addObject().put("name", section.name()).put("text", section.text()));
    return answer;
  }

  private static JsonNode provenance(@Nullable CardProvenance provenance) {
    if (provenance == null) {
      return JSON.nullNode();
    }
    ObjectNode values = JSON.objectNode();
    provenance.values().forEach(values::put);
    values.set("observer_run_ids", list(provenance.observerRunIds()));
    return values;
  }

  private static ArrayNode list(List<String> texts) {
    ArrayNode list = JSON.arrayNode();
    texts.forEach(list::add);
    return list;
  }
}
