package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking the evidence of one run.
 *
 * @param place of its folder
 * @param state in one word
 * @param runId as sealed; null when nothing says
 * @param ticketId as sealed; null when nothing says
 * @param taskId card of the run; null when only files were looked at
 * @param number of its seal; null without one
 * @param head of its seal; null without one
 * @param files how many files were looked at
 * @param faults what disagrees
 * @param anchors where the head stands
 * @param pruned what retention removed
 * @param unsealed what lies or runs beside it without a seal: files, folders, tickets
 */
@Contract
public record Verification(
    @NotEmpty String place,
    VerificationState state,
    @Nullable String runId,
    @Nullable String ticketId,
    @Nullable String taskId,
    @Nullable Long number,
    @Nullable String head,
    @Default("0") long files,
    @Default("[]") List<SealFault> faults,
    @Default("[]") List<SealAnchor> anchors,
    @Default("[]") List<PrunedFiles> pruned,
    @Default("[]") List<String> unsealed) {

  /** Checks every rule and copies what is mutable. */
  public Verification {
    Checked.arguments(
            Verification.class,
            place,
            state,
            runId,
            ticketId,
            taskId,
            number,
            head,
            files,
            faults,
            anchors,
            pruned,
            unsealed)
        .orThrow();
    faults = List.copyOf(faults);
    anchors = List.copyOf(anchors);
    pruned = List.copyOf(pruned);
    unsealed = List.copyOf(unsealed);
  }

  /** The same with one more place where the head stands; another head there is a fault. */
  public Verification with(SealAnchor anchor) {
    Verification noted =
        of(state, faults, Stream.concat(anchors.stream(), Stream.of(anchor)).toList());
    return anchor.head() == null || anchor.head().equals(head)
        ? noted
        : noted.with(
            new SealFault(
                anchor.name(),
                null,
                null,
                "%s names head %s, the seal has %s"
                    .formatted(anchor.message(), anchor.head(), head)));
  }

  /** The same with one more fault. */
  public Verification with(SealFault fault) {
    return of(
        VerificationState.BROKEN,
        Stream.concat(faults.stream(), Stream.of(fault)).toList(),
        anchors);
  }

  private Verification of(VerificationState judged, List<SealFault> found, List<SealAnchor> asked) {
    return new Verification(
        place, judged, runId, ticketId, taskId, number, head, files, found, asked, pruned,
        unsealed);
  }
}
