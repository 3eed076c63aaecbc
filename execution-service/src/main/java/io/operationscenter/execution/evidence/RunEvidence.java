package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.evidence.ExecutionOutcome;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.tickets.TimelineEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is sealed for one run.
 *
 * @param ticketId its ticket
 * @param source tag of the caller
 * @param phase the last phase of spec 06 §7.1
 * @param bundle what was to be done
 * @param outcome what came of it
 * @param timeline what happened
 * @param files further files by their name in the layout of spec 03 §9, e.g. {@code
 *     kodo_stdout.log}, {@code validation.json}, {@code diff.patch}, {@code bootstrap.json}; masked
 * @param sandbox containment in words; null when nothing ran
 * @param tree what the adapter left, and what was validated and committed; null without one
 * @param commit pushed or made
 */
public record RunEvidence(
    String ticketId,
    String source,
    String phase,
    ProposalDecisionBundle bundle,
    ExecutionOutcome outcome,
    List<TimelineEntry> timeline,
    List<EvidenceFile> files,
    @Nullable String sandbox,
    @Nullable String tree,
    @Nullable String commit) {

  /** Copies what is mutable. */
  public RunEvidence {
    timeline = List.copyOf(timeline);
    files = List.copyOf(files);
  }
}
