package io.operationscenter.kit.seal;

import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealFault;
import java.util.List;
import java.util.Optional;

/**
 * What came of comparing files with their seal.
 *
 * @param seal as far as it could be read
 * @param faults what disagrees
 * @param pruned what retention removed
 */
public record SealCheck(Optional<Seal> seal, List<SealFault> faults, Optional<PrunedFiles> pruned) {

  /** Copies what is mutable. */
  public SealCheck {
    faults = List.copyOf(faults);
  }
}
