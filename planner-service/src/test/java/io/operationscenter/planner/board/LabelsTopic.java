package io.operationscenter.planner.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.conformance.Topic;
import java.util.List;
import java.util.stream.StreamSupport;

/** What labels say (spec 06 §2.2). */
public final class LabelsTopic implements Topic {

  @Override
  public String name() {
    return "labels";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    CardLabels labels =
        new CardLabels(
            StreamSupport.stream(input.path("labels").spliterator(), false)
                .map(label -> label.isObject() ? label.path("name").asText() : label.asText())
                .toList());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("repo", labels.repo().orElse(null));
    answer.put("task_kind", labels.taskKind());
    answer.set("sources", array(labels.sources()));
    answer.put("priority", labels.priority().orElse(null));
    answer.put("source_family", labels.sourceFamily().orElse(null));
    answer.put("confidence", labels.confidence().orElse(null));
    answer.put("retry_count", labels.retryCount());
    answer.put("base_branch", labels.baseBranch().orElse(null));
    answer.put("self_modify_approved", labels.selfModifyApproved());
    answer.set("lifecycle", array(labels.lifecycle()));
    answer.put("multi_step_label", labels.multiStep());
    return answer.put(
        "needs_test",
        labels.needsTest(
            input.path("succeeded").asBoolean(), input.path("has_changes").asBoolean()));
  }

  private static ArrayNode array(List<String> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }
}
