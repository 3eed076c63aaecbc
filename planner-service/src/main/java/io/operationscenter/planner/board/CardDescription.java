package io.operationscenter.planner.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.operationscenter.contracts.cards.CardDraft;
import io.operationscenter.contracts.paths.EntryFault;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes a draft as a task description (spec 06 §3). Its texts open no section of their own. */
final class CardDescription {

  private static final Set<String> KEYS =
      Set.of(
          "mode",
          "base_branch",
          "allowed_paths",
          "validation_profile",
          "task_type",
          "risk",
          "priority",
          "open_pr");
  private static final Pattern HEADING = Pattern.compile("(?m)^##");

  private CardDescription() {}

  /**
   * The description.
   *
   * @throws ProblemException naming an execution key that there is not, or a value of wrong form
   */
  static String of(CardDraft draft) {
    List<String> lines = new ArrayList<>();
    lines.add("## Execution");
    lines.add("repo: " + TextNode.valueOf(draft.repo()));
    new TreeMap<>(draft.execution()).forEach((key, value) -> lines.add(entry(key, value)));
    lines.add("");
    lines.add("## Goal");
    lines.add(withoutHeadings(draft.goal()));
    String constraints = draft.constraints();
    if (constraints != null && !constraints.isBlank()) {
      lines.add("");
      lines.add("## Constraints");
      lines.add(withoutHeadings(constraints));
    }
    return String.join("\n", lines);
  }

  /** The labels a draft stands for, its own ones last and none twice. */
  static List<String> labels(CardDraft draft) {
    List<String> labels = new ArrayList<>();
    labels.add("repo: " + draft.repo().strip());
    labels.add("task-kind: " + draft.taskKind());
    labels.add("source: manual");
    draft.labels().stream()
        .map(String::strip)
        .filter(l -> !labels.contains(l))
        .forEach(labels::add);
    return List.copyOf(labels);
  }

  /** JSON is YAML: quoted texts and flow lists keep their values whatever they hold. */
  private static String entry(String key, JsonNode value) {
    if (!KEYS.contains(key)) {
      throw refused(
          "execution.%s is no key of a card; there are %s"
              .formatted(key, String.join(", ", sorted())));
    }
    boolean list = value.isArray() && stream(value).allMatch(JsonNode::isTextual);
    if (!value.isTextual() && !value.isBoolean() && !list) {
      throw refused(
          "execution.%s must be a text, a boolean or a list of texts, not %s"
              .formatted(key, value));
    }
    if (key.equals("allowed_paths")) {
      EntryFault.first(value.isTextual() ? Stream.of(value.asText()) : texts(value))
          .ifPresent(
              fault -> {
                throw refused("execution.allowed_paths: " + fault);
              });
    }
    return key + ": " + value;
  }

  private static Stream<String> texts(JsonNode list) {
    return stream(list).map(JsonNode::asText).filter(text -> !text.isBlank());
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static List<String> sorted() {
    return KEYS.stream().sorted().toList();
  }

  private static String withoutHeadings(String text) {
    return HEADING.matcher(text.strip()).replaceAll("    ##");
  }

  private static ProblemException refused(String message) {
    return new ProblemException(ProblemKind.INVALID_REQUEST, message);
  }
}
