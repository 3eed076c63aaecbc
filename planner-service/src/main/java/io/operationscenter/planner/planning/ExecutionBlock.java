package io.operationscenter.planner.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.WireEnum;
import io.operationscenter.contracts.enums.ExecutionMode;
import io.operationscenter.contracts.paths.EntryFault;
import io.operationscenter.kit.config.yaml.YamlDocument;
import io.operationscenter.kit.config.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The YAML of {@code ## Execution}, values as text (spec 06 §3). */
final class ExecutionBlock {

  private static final String REPO = "repo";
  private static final String MODE = "mode";
  private static final Map<String, ExecutionMode> MODE_ALIASES =
      Map.of("test", ExecutionMode.TEST_CAMPAIGN, "improve", ExecutionMode.IMPROVE_CAMPAIGN);
  private static final Set<String> YES = Set.of("true", "yes", "on");
  private static final Set<String> NO = Set.of("false", "no", "off");
  private static final List<String> CAMPAIGN =
      List.of("spec_campaign_id", "spec_file", "task_phase", "spec_coverage_hint");
  private static final int LONGEST_SHOWN = 60;

  private final JsonNode keys;

  private ExecutionBlock(JsonNode keys) {
    this.keys = keys;
  }

  static ExecutionBlock of(String yaml) throws BrokenDescription {
    YamlDocument document = YamlReader.readTexts(yaml);
    if (!document.faults().isEmpty()) {
      throw new BrokenDescription(
          DescriptionFault.Kind.EXECUTION_NOT_MAPPING,
          "the Execution section "
              + document.faults().stream()
                  .map(
                      fault ->
                          fault.path().isEmpty()
                              ? fault.message()
                              : fault.path() + " " + fault.message())
                  .collect(Collectors.joining("; ")));
    }
    JsonNode tree = document.tree();
    if (tree == null || tree.isNull()) {
      return new ExecutionBlock(JsonNodeFactory.instance.objectNode());
    }
    if (!(tree instanceof ObjectNode)) {
      throw new BrokenDescription(
          DescriptionFault.Kind.EXECUTION_NOT_MAPPING,
          "the Execution section must hold 'key: value' lines, it is " + kind(tree));
    }
    return new ExecutionBlock(tree);
  }

  /** The repository where it can be read; else the label's, else the first that is written. */
  static Optional<String> repoOfFaulty(String yaml, Optional<String> label) {
    try {
      return Optional.of(of(yaml).repo(label));
    } catch (BrokenDescription broken) {
      return label.or(() -> firstRepo(YamlReader.readTexts(yaml).tree()));
    }
  }

  private static Optional<String> firstRepo(@Nullable JsonNode tree) {
    return Optional.ofNullable(tree)
        .map(keys -> keys.path(REPO).asText("").strip())
        .filter(repo -> !repo.isEmpty());
  }

  CardMetadata metadata(Optional<String> repoLabel) throws BrokenDescription {
    List<String> others = ExecutionKeys.others(keys);
    refuseMistyped(others);
    return new CardMetadata(
        repo(repoLabel),
        mode(),
        text("base_branch").orElse(""),
        paths(),
        text("validation_profile").orElse(null),
        text("task_type").orElse(null),
        text("risk").orElse(null),
        text("priority").orElse(null),
        openPr(),
        campaign(),
        others.stream().map(ExecutionBlock::shown).toList());
  }

  private static void refuseMistyped(List<String> others) throws BrokenDescription {
    for (String other : others) {
      Optional<String> meant = ExecutionKeys.meant(other);
      if (meant.isPresent()) {
        throw new BrokenDescription(
            DescriptionFault.Kind.MISTYPED_KEY,
            "'%s' in the Execution section is no key of a card, did you mean '%s'?"
                .formatted(shown(other), meant.get()));
      }
    }
  }

  private String repo(Optional<String> label) throws BrokenDescription {
    Optional<String> named = text(REPO).or(() -> label);
    if (named.isEmpty()) {
      throw new BrokenDescription(
          DescriptionFault.Kind.MISSING_REPO,
          "no repository: set 'repo' in the Execution section or the label 'repo: <key>'");
    }
    return named.get();
  }

  private ExecutionMode mode() throws BrokenDescription {
    String said = text(MODE).map(mode -> mode.toLowerCase(Locale.ROOT)).orElse("goal");
    ExecutionMode alias = MODE_ALIASES.get(said);
    if (alias != null) {
      return alias;
    }
    for (ExecutionMode mode : ExecutionMode.values()) {
      if (mode.wire().equals(said)) {
        return mode;
      }
    }
    throw new BrokenDescription(
        DescriptionFault.Kind.UNSUPPORTED_MODE,
        "mode must be one of "
            + Arrays.stream(ExecutionMode.values())
                .map(WireEnum::wire)
                .collect(Collectors.joining(", "))
            + ", got '"
            + shown(said)
            + "'");
  }

  private List<String> paths() throws BrokenDescription {
    List<String> paths = pathsAsWritten();
    Optional<String> unfit = EntryFault.first(paths.stream());
    if (unfit.isPresent()) {
      throw new BrokenDescription(
          DescriptionFault.Kind.EXECUTION_VALUE,
          "allowed_paths in the Execution section must hold paths and globs inside the repository: "
              + unfit.get());
    }
    return paths;
  }

  private List<String> pathsAsWritten() throws BrokenDescription {
    JsonNode given = keys.path("allowed_paths");
    if (!given.isArray()) {
      return text("allowed_paths").stream().toList();
    }
    List<String> paths = new ArrayList<>();
    for (JsonNode path : given) {
      if (path.isContainerNode()) {
        throw wrong("allowed_paths", "a list of texts", kind(path) + " in it");
      }
      String trimmed = path.asText("").strip();
      if (!path.isNull() && !trimmed.isEmpty()) {
        paths.add(trimmed);
      }
    }
    return paths;
  }

  private boolean openPr() throws BrokenDescription {
    String said = text("open_pr").orElse("false").toLowerCase(Locale.ROOT);
    if (YES.contains(said)) {
      return true;
    }
    if (NO.contains(said)) {
      return false;
    }
    throw wrong("open_pr", "true or false", "'" + shown(said) + "'");
  }

  private Map<String, String> campaign() throws BrokenDescription {
    Map<String, String> given = new LinkedHashMap<>();
    for (String key : CAMPAIGN) {
      text(key).ifPresent(value -> given.put(key, value));
    }
    return given;
  }

  /** The trimmed text; an empty or null value counts as absent. */
  private Optional<String> text(String key) throws BrokenDescription {
    JsonNode given = keys.path(key);
    if (given.isContainerNode()) {
      throw wrong(key, "a text", kind(given));
    }
    return given.isNull() || given.isMissingNode()
        ? Optional.empty()
        : Optional.of(given.asText().strip()).filter(text -> !text.isEmpty());
  }

  private static BrokenDescription wrong(String key, String wanted, String got) {
    return new BrokenDescription(
        DescriptionFault.Kind.EXECUTION_VALUE,
        "%s in the Execution section must be %s, got %s".formatted(key, wanted, got));
  }

  private static String kind(JsonNode value) {
    return value.isArray() ? "a list" : value.isObject() ? "a mapping" : "a single value";
  }

  private static String shown(String text) {
    String line = text.replaceAll("[\\p{Cntrl}]+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST_SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }
}
