package io.operationscenter.execution.policy;

import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.LaneName;
import java.util.Set;

/** Row 3b. */
final class LaneServesBackend implements PolicyCheck {

  private static final Set<BackendName> NEVER_LOCAL =
      Set.of(BackendName.ARCHON, BackendName.ARCHON_THEN_KODO);

  @Override
  public void examine(PolicyCase run, Findings findings) {
    if (run.decision().selectedLane() == LaneName.AIDER_LOCAL
        && NEVER_LOCAL.contains(run.decision().selectedBackend())) {
      findings.blocks(PolicyRule.LANE_BACKEND_MISMATCH, "Archon never serves the aider_local lane");
    }
  }
}
