package io.operationscenter.planner.shell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a goal says about its work, on a card as in a plan. */
final class WorkOptions {

  @Option(names = "--label", description = "A label of the card, e.g. 'handoff:none'. Repeatable.")
  private List<String> labels = List.of();

  @Option(names = "--task-type", description = "E.g. bug_fix, lint_fix, feature.")
  private Optional<String> taskType;

  @Option(
      names = {"--risk", "--risk-level"},
      description = "low, medium or high.")
  private Optional<String> risk;

  @Option(names = "--priority", description = "low, normal, high or critical.")
  private Optional<String> priority;

  @Option(names = "--base-branch", description = "Branch to start from.")
  private Optional<String> baseBranch;

  @Option(names = "--allowed-path", description = "Glob or folder that may change. Repeatable.")
  private List<String> allowedPaths = List.of();

  /** Adds the labels where there are any. */
  void putLabels(ObjectNode document) {
    add(document, "labels", labels);
  }

  /**
   * Puts the rest into a document, as far as it was given.
   *
   * @param riskKey what the document calls the risk
   */
  void put(ObjectNode document, String riskKey) {
    taskType.ifPresent(value -> document.put("task_type", value));
    risk.ifPresent(value -> document.put(riskKey, value));
    priority.ifPresent(value -> document.put("priority", value));
    baseBranch.ifPresent(value -> document.put("base_branch", value));
    add(document, "allowed_paths", allowedPaths);
  }

  static void add(ObjectNode document, String key, List<String> values) {
    if (!values.isEmpty()) {
      values.forEach(document.withArray(key)::add);
    }
  }
}
