package io.operationscenter.kit.process;

import io.operationscenter.kit.process.Sweep.Evidence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which processes belong to a run. Never among them: process 1, ourselves, whoever started
 * us, and the trees of other runs.
 *
 * @param root the run's tree; null when it is not known (any more)
 * @param traces other evidence
 * @param others trees of other runs that live now
 */
record Suspects(@Nullable TreeRoot root, Traces traces, Collection<TreeRoot> others) {

  Map<ProcessEntry, Evidence> in(ProcessTable table) {
    Set<Long> ours = table.lineage(ProcessHandle.current().pid());
    Map<ProcessEntry, Evidence> suspects = new LinkedHashMap<>();
    for (ProcessEntry process : table.entries()) {
      if (process.pid() > 1 && !ours.contains(process.pid()) && !ofAnotherRun(process, table)) {
        evidence(process, table).ifPresent(evidence -> suspects.put(process, evidence));
      }
    }
    return suspects;
  }

  private boolean ofAnotherRun(ProcessEntry process, ProcessTable table) {
    return others.stream().anyMatch(other -> other.holds(process, table));
  }

  private Optional<Evidence> evidence(ProcessEntry process, ProcessTable table) {
    if (root != null && process.startTicks() < root.startTicks()) {
      // Older than the run: earlier runs are looked for before it starts.
      return Optional.empty();
    }
    if (root != null && root.holds(process, table)) {
      return Optional.of(Evidence.TREE);
    }
    String marker = traces.marker();
    if (marker != null && ProcessTable.hasVariable(process, ChildEnvironment.MARKER, marker)) {
      return Optional.of(Evidence.MARKER);
    }
    RunIdentity identity = exclusiveIdentity();
    if (identity != null && ProcessTable.runsAs(process.pid(), identity.uid())) {
      return Optional.of(Evidence.USER);
    }
    return traces.workspace() != null && ProcessTable.worksBelow(process, traces.workspace())
        ? Optional.of(Evidence.WORKSPACE)
        : Optional.empty();
  }

  /** The run's user; null while another run uses it too, so that it proves nothing. */
  @Nullable RunIdentity exclusiveIdentity() {
    RunIdentity identity = traces.identity();
    boolean shared =
        identity != null && others.stream().anyMatch(other -> identity.equals(other.identity()));
    return shared ? null : identity;
  }
}
