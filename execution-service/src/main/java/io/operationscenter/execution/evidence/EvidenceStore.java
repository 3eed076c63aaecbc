package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.kit.store.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Sealed folders, one per run, under execution's root (design §5, spec 03 §9). A run is sealed by
 * {@link #prepare}, {@link #intend}, {@link #publish} and {@link #sealed} in this order; after a
 * crash anywhere between them the same four are done again.
 */
public interface EvidenceStore {

  /** Masks what a run leaves behind and takes its digests; nothing is written. */
  PreparedEvidence prepare(RunEvidence evidence);

  /** Gives the run its place in the chain of seals, or answers the one that it has. */
  Seal intend(Transaction tx, PreparedEvidence evidence);

  /** Writes the folder with its seal: temporary, fsync, rename. What lies there already stays. */
  void publish(PreparedEvidence evidence, Seal seal);

  /** Records that the folder lies in its place. */
  void sealed(Transaction tx, Seal seal);

  /** The seal of a ticket as the store has it; empty until it is sealed. */
  Optional<Seal> sealOf(String ticketId);

  /** What retention removed of a place; empty while everything is kept. */
  Optional<PrunedFiles> removed(String place);

  /** Names of the files of a sealed folder, sorted; none when it is gone, whoever removed it. */
  List<String> names(String place);

  /** One file; empty when the folder has none of that name. */
  Optional<byte[]> read(String place, String name);
}
