package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.seal.FoundFiles;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes from this machine what the store says is removed. A folder that stays tells which of its
 * logs are gone before they go, so that nobody takes them for missing.
 */
@Singleton
final class RemoveHere {

  private final RunFolders folders;
  private final SealChain chain;
  private final FaultPoints faults;
  private final ContractCodec codec;
  private final Set<String> withoutLogs = new HashSet<>();

  RemoveHere(RunFolders folders, SealChain chain, FaultPoints faults, Clock clock) {
    this.folders = folders;
    this.chain = chain;
    this.faults = faults;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  /**
   * Goes through every folder; what is done already is not looked at again.
   *
   * @throws EvidenceNotStored of the first folder that resists, when the others are done
   */
  synchronized void all() {
    List<EvidenceNotStored> failures = new ArrayList<>();
    for (String place : folders.places()) {
      try {
        chain.at(place).ifPresent(this::apply);
      } catch (EvidenceNotStored e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      EvidenceNotStored first = failures.getFirst();
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  private void apply(SealRow row) {
    if (row.folder() != null) {
      folders.remove(row.place());
      withoutLogs.remove(row.place());
      faults.reached(PruneStep.REMOVED.faultPoint());
    } else if (row.logs() != null && !withoutLogs.contains(row.place())) {
      folders.at(row.place()).ifPresent(folder -> logs(row, folder));
      withoutLogs.add(row.place());
    }
  }

  private void logs(SealRow row, Path folder) {
    Optional<PrunedFiles> removed = seal(row).flatMap(row::prunedLogs);
    if (removed.isPresent()) {
      String text = codec.pretty(removed.get());
      folders.tell(folder, FoundFiles.PRUNED, text.getBytes(StandardCharsets.UTF_8));
      faults.reached(PruneStep.TOLD.faultPoint());
      removed.get().files().forEach(name -> folders.delete(folder, name));
      faults.reached(PruneStep.REMOVED.faultPoint());
    }
  }

  private Optional<Seal> seal(SealRow row) {
    try {
      return Optional.of(codec.read(Seal.class, row.seal()));
    } catch (ContractViolation e) {
      Log.errorf(
          "Logs of %s stay, the store's seal cannot be read: %s", row.place(), e.getMessage());
      return Optional.empty();
    }
  }
}
