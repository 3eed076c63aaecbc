package io.operationscenter.execution.policy;

import io.operationscenter.kit.config.policy.NetworkMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rows 6a to 6c. */
final class ToolsPermitted implements PolicyCheck {

  private static final Set<String> DESTRUCTIVE =
      Set.of("drop_table", "rm_rf", "force_push", "destructive");

  @Override
  public void examine(PolicyCase run, Findings findings) {
    ToolGuardrail guardrail = run.policy().toolGuardrail();
    network(run, Words.of(NetworkMode.class, guardrail.networkMode()), findings);
    List<String> labels =
        run.proposal().labels().stream()
            .map(label -> label.toLowerCase(Locale.ROOT))
            .filter(DESTRUCTIVE::contains)
            .distinct()
            .sorted()
            .toList();
    if (!guardrail.allowDestructiveActions() && !labels.isEmpty()) {
      findings.blocks(
          PolicyRule.DESTRUCTIVE_BLOCKED,
          "Destructive actions are not allowed for this repo, but the proposal carries labels "
              + labels);
    }
  }

  private static void network(PolicyCase run, NetworkMode mode, Findings findings) {
    switch (mode) {
      case ALLOWED -> {}
      case LOCAL_ONLY -> {
        if (run.decision().selectedLane().remote()) {
          findings.blocks(
              PolicyRule.NETWORK_LOCAL_ONLY,
              "Tool policy requires local-only execution, but routing selected remote lane '%s'"
                  .formatted(run.decision().selectedLane().wire()));
        }
      }
      case BLOCKED ->
          findings.blocks(
              PolicyRule.NETWORK_BLOCKED,
              "All network execution is blocked by tool policy for this repo");
    }
  }
}
