package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealAnchor;
import io.operationscenter.contracts.evidence.SealFault;
import io.operationscenter.kit.seal.CheckSeal;
import io.operationscenter.kit.seal.FoundFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at every place where the files of one run lie: this machine, and the shared copy. */
final class VerifyFiles {

  private static final String FOLDER = "folder";
  private static final String COPY = "copy";

  private final ContractCodec codec;
  private final SealRow row;
  private final Optional<Seal> stored;
  private final List<SealFault> faults = new ArrayList<>();
  private final List<SealAnchor> anchors = new ArrayList<>();
  private long files;

  /**
   * @param stored the seal that the row holds, as far as it can be read
   */
  VerifyFiles(ContractCodec codec, SealRow row, Optional<Seal> stored) {
    this.codec = codec;
    this.row = row;
    this.stored = stored;
  }

  VerifyFiles in(RunFolders folders, SealedCopies copies) {
    Optional<FoundFiles> here = folders.at(row.place()).map(folders::found);
    Optional<FoundFiles> copied =
        copies.areKept() ? Optional.of(copies.found(row.place())) : Optional.empty();
    here.ifPresent(found -> compare(FOLDER, found, found.pruned().flatMap(_ -> logs())));
    copied.ifPresent(found -> compare(COPY, found, logs()));
    if (here.isEmpty() && copied.isEmpty()) {
      faults.add(
          new SealFault(
              FOLDER,
              null,
              null,
              "there is no folder %s, and retention did not remove it".formatted(row.place())));
    }
    return this;
  }

  List<SealFault> faults() {
    return List.copyOf(faults);
  }

  List<SealAnchor> anchors() {
    return List.copyOf(anchors);
  }

  long count() {
    return files;
  }

  /** What retention removed of the logs, as the store has it. */
  private Optional<PrunedFiles> logs() {
    return stored.flatMap(row::prunedLogs);
  }

  /** Logs may be missing from a folder only where it says so itself, as retention leaves it. */
  private void compare(String anchor, FoundFiles found, Optional<PrunedFiles> removed) {
    stored.ifPresent(
        seal -> faults.addAll(new CompareFiles(codec, anchor).with(seal, found, removed)));
    anchors.add(
        new SealAnchor(
            anchor,
            new CheckSeal(codec, anchor).of(found).seal().map(Seal::head).orElse(null),
            row.place()));
    files = Math.max(files, found.digests().size());
  }
}
