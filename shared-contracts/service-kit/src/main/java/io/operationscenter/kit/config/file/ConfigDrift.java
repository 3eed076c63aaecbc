package io.operationscenter.kit.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.kit.config.yaml.YamlDocument;
import io.operationscenter.kit.config.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys that the example file knows and a deployed one does not (spec 06 §15). */
public final class ConfigDrift {

  private static final Set<String> NOT_DESCENDED = Set.of("repos", "scheduled_tasks");

  private ConfigDrift() {}

  /**
   * The missing keys in the order of the example, {@code key} or {@code key.sub}.
   *
   * @param example text of the example file, null when there is none
   * @param deployed text of the deployed file, null when there is none
   * @return empty also when either text is missing or no mapping
   */
  public static List<String> missing(@Nullable String example, @Nullable String deployed) {
    Optional<JsonNode> known = mapping(example);
    Optional<JsonNode> present = mapping(deployed);
    if (known.isEmpty() || present.isEmpty()) {
      return List.of();
    }
    List<String> missing = new ArrayList<>();
    known
        .get()
        .properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              if (!present.get().has(key)) {
                missing.add(key);
              } else if (!NOT_DESCENDED.contains(key)) {
                nested(key, entry.getValue(), present.get().get(key), missing);
              }
            });
    return List.copyOf(missing);
  }

  private static void nested(String key, JsonNode known, JsonNode present, List<String> missing) {
    if (known.isObject() && present.isObject()) {
      known
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!present.has(name)) {
                  missing.add(key + "." + name);
                }
              });
    }
  }

  private static Optional<JsonNode> mapping(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    YamlDocument document = YamlReader.read(text);
    JsonNode tree = document.tree();
    if (!document.faults().isEmpty()) {
      return Optional.empty();
    }
    if (tree == null || tree.isNull()) {
      return Optional.of(JsonNodeFactory.instance.objectNode());
    }
    return tree.isObject() ? Optional.of(tree) : Optional.empty();
  }
}
