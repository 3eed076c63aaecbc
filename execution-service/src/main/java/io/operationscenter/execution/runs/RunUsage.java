package io.operationscenter.execution.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.workspaces.CommandRun;
import java.util.List;
import java.util.Map;

/** What a run tells the ledger besides its settlement (spec 06 §7.1, §16). */
final class RunUsage {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_NAMED = 10;

  private RunUsage() {}

  /** Files outside the scope; ten at most are named. */
  static TicketChange scopeViolation(TicketChange change, List<String> files) {
    ArrayNode named = JSON.arrayNode();
    files.stream().limit(MOST_NAMED).forEach(named::add);
    return change.usage(UsageKind.SCOPE_VIOLATION, Map.of("violated_files", named));
  }

  /** How often the change silences checkers. */
  static TicketChange qualityWarning(TicketChange change, Map<String, Long> suppressions) {
    ObjectNode counts = JSON.objectNode();
    suppressions.forEach(counts::put);
    return change.usage(UsageKind.KODO_QUALITY_WARNING, Map.of("suppression_counts", counts));
  }

  /** How each validation command ended at the tree that counts. */
  static TicketChange validated(
      TicketChange change, List<CommandRun> commands, EvidenceTexts texts) {
    for (int i = 0; i < commands.size(); i++) {
      CommandRun run = commands.get(i);
      change.usage(
          UsageKind.VALIDATION_OUTCOME,
          UsageKind.VALIDATION_OUTCOME.wire() + ":" + i,
          Map.of(
              "command", JSON.textNode(texts.masked(run.command())),
              "passed", JSON.booleanNode(run.passed())));
    }
    return change;
  }
}
