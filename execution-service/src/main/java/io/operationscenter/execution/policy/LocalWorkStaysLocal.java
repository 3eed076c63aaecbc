package io.operationscenter.execution.policy;

import java.util.List;
import java.util.Set;

/** Row 3. */
final class LocalWorkStaysLocal implements PolicyCheck {

  private static final Set<String> LOCAL = Set.of("local_only", "no_remote");

  @Override
  public void examine(PolicyCase run, Findings findings) {
    List<String> labels =
        run.proposal().labels().stream().filter(LOCAL::contains).distinct().sorted().toList();
    if (!labels.isEmpty() && run.decision().selectedLane().remote()) {
      findings.blocks(
          PolicyRule.LOCAL_ONLY_VIOLATED,
          "Proposal labels %s require local execution, but routing selected remote lane '%s'"
              .formatted(labels, run.decision().selectedLane().wire()));
    }
  }
}
