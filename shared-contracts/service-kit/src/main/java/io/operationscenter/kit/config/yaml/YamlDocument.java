package io.operationscenter.kit.config.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A YAML text as a tree.
 *
 * @param tree null when the text could not be read or holds nothing
 * @param positions where each dotted path stands: its key, or the item of a list
 * @param faults what was wrong with the text itself
 */
public record YamlDocument(
    @Nullable JsonNode tree, Map<String, Position> positions, List<YamlFault> faults) {

  /** Where a path stands, or the nearest part around it that does. */
  public @Nullable Position positionOf(String path) {
    String around = path;
    while (!around.isEmpty()) {
      Position position = positions.get(around);
      if (position != null) {
        return position;
      }
      around = around.substring(0, Math.max(0, around.lastIndexOf('.')));
    }
    return null;
  }
}
