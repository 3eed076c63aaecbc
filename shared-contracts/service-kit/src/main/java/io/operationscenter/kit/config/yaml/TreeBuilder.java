package io.operationscenter.kit.config.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns composed nodes into a tree, aliases expanded, within a budget of values and characters. */
final class TreeBuilder {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_VALUES = 100_000;
  private static final long MOST_CHARACTERS = 4L << 20;
  private static final String TOO_LARGE =
      "grows too large once its aliases are expanded (at most "
          + MOST_VALUES
          + " values and "
          + MOST_CHARACTERS
          + " characters)";
  private static final int LONGEST_KEY = 200;
  private static final int DEEPEST_EXPANDED = 2 * YamlReader.DEEPEST;

  private final Function<String, JsonNode> plainScalar;
  private final Map<String, Position> positions = new HashMap<>();
  private final List<YamlFault> faults = new ArrayList<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int values;
  private long characters;

  /**
   * @param plainScalar what a scalar is that was neither quoted nor tagged
   */
  TreeBuilder(Function<String, JsonNode> plainScalar) {
    this.plainScalar = plainScalar;
  }

  YamlDocument build(Node root) {
    JsonNode tree = value(root, "");
    if (exhausted()) {
      return new YamlDocument(null, Map.of(), List.of(new YamlFault("", null, TOO_LARGE)));
    }
    return new YamlDocument(tree, Map.copyOf(positions), List.copyOf(faults));
  }

  private boolean exhausted() {
    return values > MOST_VALUES || characters > MOST_CHARACTERS;
  }

  private JsonNode value(Node node, String path) {
    values++;
    if (exhausted()) {
      return JSON.nullNode();
    }
    if (open.size() >= DEEPEST_EXPANDED) {
      fault(path, node, "must not nest deeper than " + DEEPEST_EXPANDED + " levels");
      return JSON.nullNode();
    }
    if (!open.add(node)) {
      fault(path, node, "must not be an alias of a value it is part of");
      return JSON.nullNode();
    }
    JsonNode value =
        switch (node) {
          case ScalarNode scalar -> scalar(scalar, path);
          case SequenceNode sequence -> list(sequence, path);
          case MappingNode mapping -> mapping(mapping, path);
          default -> throw new IllegalStateException("no such YAML node: " + node.getNodeId());
        };
    open.remove(node);
    return value;
  }

  private JsonNode scalar(ScalarNode scalar, String path) {
    characters += scalar.getValue().length();
    if (scalar.getTag().equals(PlainScalars.PLAIN)) {
      return plainScalar.apply(scalar.getValue());
    }
    refuseTag(scalar, Tag.STR, path);
    return JSON.textNode(scalar.getValue());
  }

  private JsonNode list(SequenceNode sequence, String path) {
    refuseTag(sequence, Tag.SEQ, path);
    ArrayNode list = JSON.arrayNode();
    for (Node item : sequence.getValue()) {
      String itemPath = join(path, Integer.toString(list.size()));
      positions.putIfAbsent(itemPath, YamlReader.position(item.getStartMark()));
      list.add(value(item, itemPath));
    }
    return list;
  }

  private JsonNode mapping(MappingNode mapping, String path) {
    refuseTag(mapping, Tag.MAP, path);
    ObjectNode object = JSON.objectNode();
    Map<String, Position> seen = new HashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      key(entry.getKeyNode(), path).ifPresent(key -> add(key, entry, path, object, seen));
    }
    return object;
  }

  private void add(
      String key, NodeTuple entry, String path, ObjectNode object, Map<String, Position> seen) {
    Position position = YamlReader.position(entry.getKeyNode().getStartMark());
    String entryPath = join(path, key);
    Position first = seen.putIfAbsent(key, position);
    if (first != null) {
      faults.add(
          new YamlFault(
              entryPath,
              position,
              "must not be given twice, it already stands at line " + first.line()));
      return;
    }
    positions.putIfAbsent(entryPath, position);
    object.set(key, value(entry.getValueNode(), entryPath));
  }

  /** Keys are text whatever they look like: {@code 8080:}, {@code on:} and {@code true:} too. */
  private Optional<String> key(Node node, String path) {
    if (!(node instanceof ScalarNode scalar)) {
      fault(path, node, "must have text as keys, no lists or mappings");
      return Optional.empty();
    }
    String key = scalar.getValue();
    characters += key.length();
    boolean plain = scalar.getTag().equals(PlainScalars.PLAIN);
    if (plain && key.startsWith("\t")) {
      fault(path, node, YamlReader.TAB);
      return Optional.empty();
    }
    if (plain && key.equals("<<")) {
      fault(
          path,
          node,
          "must not use merge keys (<<); repeat the keys, or use an alias for the whole value");
      return Optional.empty();
    }
    if (plain && CoreSchema.resolve(key).isNull()) {
      fault(path, node, "must not have an empty key");
      return Optional.empty();
    }
    if (key.length() > LONGEST_KEY) {
      fault(path, node, "must not have keys longer than " + LONGEST_KEY + " characters");
      return Optional.empty();
    }
    if (!plain) {
      refuseTag(node, Tag.STR, path);
    }
    return Optional.of(key);
  }

  private void refuseTag(Node node, Tag accepted, String path) {
    if (!node.getTag().equals(accepted)) {
      fault(
          path, node, "must not have a tag (!" + shown(node.getTag()) + "); write the plain value");
    }
  }

  private static String shown(Tag tag) {
    String name = tag.getValue().replace(Tag.PREFIX, "!");
    return name.length() <= LONGEST_KEY ? name : name.substring(0, LONGEST_KEY);
  }

  private void fault(String path, Node node, String message) {
    faults.add(new YamlFault(path, YamlReader.position(node.getStartMark()), message));
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
