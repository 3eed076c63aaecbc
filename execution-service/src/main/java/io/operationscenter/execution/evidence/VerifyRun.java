package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealAnchor;
import io.operationscenter.contracts.evidence.SealFault;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what is left of a run at every place that execution keeps it: the folder, the store, the
 * copy that replicas share, and the seals before and behind it.
 */
@Singleton
public final class VerifyRun {

  private final RunFolders folders;
  private final SealChain chain;
  private final SealedCopies copies;
  private final ContractCodec codec;

  VerifyRun(RunFolders folders, SealChain chain, SealedCopies copies, Clock clock) {
    this.folders = folders;
    this.chain = chain;
    this.copies = copies;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  /**
   * What is to be verified.
   *
   * @param ticketId of the run
   * @param runId of the run
   * @param taskId of its card
   * @param ended the ticket says that it was sealed
   */
  public record Subject(String ticketId, String runId, String taskId, boolean ended) {}

  /** What agrees and what does not. */
  public Verification of(Subject subject) {
    SealChain.Around around = chain.around(subject.ticketId());
    Verification verification = of(subject, around);
    // What retention removes between the look at the store and the look at the files is not broken.
    while (verification.state() == VerificationState.BROKEN) {
      SealChain.Around again = chain.around(subject.ticketId());
      if (again.own().equals(around.own())) {
        return verification;
      }
      around = again;
      verification = of(subject, around);
    }
    return verification;
  }

  private Verification of(Subject subject, SealChain.Around around) {
    Optional<SealRow> sealed = around.own().filter(row -> row.state() == SealState.SEALED);
    return sealed.isPresent()
        ? sealed(subject, sealed.get(), around)
        : unsealed(subject, around.own());
  }

  private Verification sealed(Subject subject, SealRow row, SealChain.Around around) {
    CompareRows rows = new CompareRows(codec);
    CompareRows.Stored stored = rows.of(row);
    VerifyFiles files = new VerifyFiles(codec, row, stored.seal());
    boolean removed = row.folder() != null;
    if (!removed) {
      files.in(folders, copies);
    }
    List<SealFault> faults = new ArrayList<>(stored.faults());
    faults.addAll(rows.neighbours(row, around));
    faults.addAll(files.faults());
    VerificationState unbroken = removed ? VerificationState.PRUNED : VerificationState.INTACT;
    Verification verification =
        new Verification(
            row.place(),
            faults.isEmpty() ? unbroken : VerificationState.BROKEN,
            subject.runId(),
            subject.ticketId(),
            subject.taskId(),
            row.number(),
            stored.seal().map(Seal::head).orElse(row.head()),
            files.count(),
            faults,
            List.of(),
            pruned(row, stored.seal()),
            everythingUnsealed());
    for (SealAnchor anchor : anchors(row, around, files)) {
      verification = verification.with(anchor);
    }
    return verification;
  }

  private static List<SealAnchor> anchors(SealRow row, SealChain.Around around, VerifyFiles files) {
    List<SealAnchor> anchors = new ArrayList<>();
    anchors.add(new SealAnchor(CompareRows.STORE, row.head(), "row " + row.number()));
    anchors.addAll(files.anchors());
    anchors.add(
        around
            .after()
            .map(
                after ->
                    new SealAnchor(
                        CompareRows.NEXT,
                        after.previous(),
                        "number %d, run %s".formatted(after.number(), after.runId())))
            .orElseGet(
                () ->
                    new SealAnchor(
                        CompareRows.NEXT,
                        null,
                        "nothing was sealed after number %d".formatted(row.number()))));
    return anchors;
  }

  private static List<PrunedFiles> pruned(SealRow row, Optional<Seal> seal) {
    return row.prunedFolder()
        .or(() -> seal.flatMap(row::prunedLogs))
        .map(List::of)
        .orElse(List.of());
  }

  private List<String> everythingUnsealed() {
    List<String> unsealed = new ArrayList<>(chain.unsealed());
    // In this order, for a place is known before its folder is there.
    List<String> here = folders.places();
    Set<String> known = chain.places();
    here.stream()
        .filter(place -> !known.contains(place))
        .forEach(place -> unsealed.add("folder %s is of no sealed run".formatted(place)));
    return unsealed;
  }

  private Verification unsealed(Subject subject, Optional<SealRow> meant) {
    List<SealFault> faults = new ArrayList<>();
    if (subject.ended()) {
      faults.add(
          new SealFault(
              CompareRows.STORE,
              null,
              null,
              "the ticket has ended as sealed, the chain says %s of it"
                  .formatted(meant.map(row -> row.state().wire()).orElse("nothing"))));
    }
    return new Verification(
        RunFolders.placeOf(subject.runId()),
        faults.isEmpty() ? VerificationState.UNSEALED : VerificationState.BROKEN,
        subject.runId(),
        subject.ticketId(),
        subject.taskId(),
        null,
        null,
        0,
        faults,
        List.of(),
        List.of(),
        everythingUnsealed());
  }
}
