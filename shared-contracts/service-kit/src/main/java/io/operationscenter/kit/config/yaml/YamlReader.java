package io.operationscenter.kit.config.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document into a tree. Texts from anywhere are safe to give it: size, depth and
 * aliases are bounded, tags that would make objects are refused, nothing is ever instantiated.
 */
public final class YamlReader {

  /** Deepest nesting of lists and mappings. */
  public static final int DEEPEST = 50;

  /** Most lists and mappings that are used again by alias. */
  public static final int MOST_ALIASES = 50;

  static final String TAB = "is indented with a tab; YAML allows spaces only";

  private YamlReader() {}

  /** The document in a text; a text that holds none has neither tree nor faults. */
  public static YamlDocument read(String text) {
    return read(text, CoreSchema::resolve);
  }

  /**
   * The same with scalars as they are written: {@code 1.10} and {@code true} are text, only what
   * stands for nothing is null.
   */
  public static YamlDocument readTexts(String text) {
    return read(text, CoreSchema::asText);
  }

  private static YamlDocument read(String text, Function<String, JsonNode> plainScalar) {
    YamlFault control = controlCharacter(text);
    if (control != null) {
      return failed(control);
    }
    try {
      Composer composer =
          new Composer(
              new ParserImpl(new StreamReader(text), options()), new PlainScalars(), options());
      if (!composer.checkNode()) {
        return new YamlDocument(null, Map.of(), List.of());
      }
      Node root = composer.getNode();
      if (composer.checkNode()) {
        return failed(
            new YamlFault("", null, "must be one YAML document, but another one begins (---)"));
      }
      return new TreeBuilder(plainScalar).build(root);
    } catch (MarkedYAMLException malformed) {
      return failed(new YamlFault("", position(malformed.getProblemMark()), sentence(malformed)));
    } catch (YAMLException limit) {
      return failed(new YamlFault("", null, sentence(limit)));
    }
  }

  static Position position(@Nullable Mark mark) {
    return mark == null
        ? new Position(1, 1)
        : new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setAllowRecursiveKeys(false);
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setTagInspector(tag -> true); // TreeBuilder refuses them, with their path
    return options;
  }

  private static YamlDocument failed(YamlFault fault) {
    return new YamlDocument(null, Map.of(), List.of(fault));
  }

  private static String sentence(MarkedYAMLException malformed) {
    String problem = String.valueOf(malformed.getProblem());
    if (problem.contains("\\t(TAB)")) {
      return TAB;
    }
    String hint =
        problem.contains("alias") || problem.contains("unexpected character found")
            ? " (text that begins with * or & needs quotes)"
            : "";
    return "is no valid YAML: " + problem.replaceAll("\\s+", " ") + hint;
  }

  private static String sentence(YAMLException limit) {
    String problem = String.valueOf(limit.getMessage());
    if (problem.startsWith("Nesting Depth")) {
      return "must not nest deeper than " + DEEPEST + " levels";
    }
    if (problem.startsWith("Number of aliases")) {
      return "must not use lists or mappings by alias more than " + MOST_ALIASES + " times";
    }
    return "is no valid YAML: " + problem.replaceAll("\\s+", " ");
  }

  private static @Nullable YamlFault controlCharacter(String text) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (!StreamReader.isPrintable(character)) {
        return new YamlFault(
            "",
            new Position(line, i - lineStart + 1),
            "holds the control character U+%04X".formatted(character));
      }
      if (character == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return null;
  }
}
