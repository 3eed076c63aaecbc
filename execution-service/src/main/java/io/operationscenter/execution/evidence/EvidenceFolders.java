package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.seal.FoundFiles;
import io.operationscenter.kit.store.Transaction;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sealed evidence: a folder on this machine, a number of the chain, and a copy where needed. */
@Singleton
final class EvidenceFolders implements EvidenceStore {

  private final RunFolders folders;
  private final SealChain chain;
  private final SealedCopies copies;
  private final PrepareEvidence prepare;
  private final ContractCodec codec;

  EvidenceFolders(
      RunFolders folders, SealChain chain, SealedCopies copies, SecretMask mask, Clock clock) {
    this.folders = folders;
    this.chain = chain;
    this.copies = copies;
    this.codec = ContractCodec.withRandomIds(clock);
    this.prepare = new PrepareEvidence(mask, codec);
  }

  @Override
  public PreparedEvidence prepare(RunEvidence evidence) {
    return prepare.of(evidence);
  }

  @Override
  public Seal intend(Transaction tx, PreparedEvidence evidence) {
    String place = evidence.place();
    Optional<String> published =
        headInFolder(place)
            .or(() -> copies.read(tx, place, FoundFiles.SEAL).flatMap(seal -> headOf(codec, seal)));
    return chain.intend(tx, place, evidence.content(), published);
  }

  @Override
  public void publish(PreparedEvidence evidence, Seal seal) {
    String place = evidence.place();
    boolean here = headInFolder(place).filter(seal.head()::equals).isPresent();
    boolean copied = headInCopy(place).filter(seal.head()::equals).isPresent();
    if (!here && folders.at(place).isPresent()) {
      Log.warnf("removing evidence at %s, which was never sealed", place);
      folders.remove(place);
    }
    if (!here && !copied) {
      folders.write(place, withSeal(evidence, seal));
    }
    if (!copied && copies.areKept()) {
      copies.keep(place, folders.contents(folders.at(place).orElseThrow()));
    }
  }

  @Override
  public void sealed(Transaction tx, Seal seal) {
    chain.sealed(tx, seal);
  }

  @Override
  public Optional<Seal> sealOf(String ticketId) {
    return chain
        .ofTicket(ticketId)
        .filter(row -> row.state() == SealState.SEALED)
        .flatMap(this::readable);
  }

  private Optional<Seal> readable(SealRow row) {
    try {
      return Optional.of(codec.read(Seal.class, row.seal()));
    } catch (ContractViolation e) {
      Log.errorf("Seal %d of the store cannot be read: %s", row.number(), e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Optional<PrunedFiles> removed(String place) {
    Optional<SealRow> row = chain.at(place);
    return row.flatMap(SealRow::prunedFolder)
        .or(() -> row.flatMap(own -> readable(own).flatMap(own::prunedLogs)));
  }

  @Override
  public List<String> names(String place) {
    return folders.at(place).map(folders::names).orElseGet(() -> namesOfCopy(place));
  }

  @Override
  public Optional<byte[]> read(String place, String name) {
    if (!SafeNames.isSafe(name)) {
      return Optional.empty();
    }
    Optional<Path> folder = folders.at(place);
    if (folder.isPresent()) {
      return folders.read(folder.get(), name);
    }
    return namesOfCopy(place).contains(name) ? copies.read(place, name) : Optional.empty();
  }

  private List<String> namesOfCopy(String place) {
    List<String> copied = copies.names(place);
    if (copied.isEmpty() && chain.at(place).isEmpty()) {
      throw new EvidenceNotStored("no run is sealed at '" + place + "'");
    }
    return copied;
  }

  private SortedMap<String, byte[]> withSeal(PreparedEvidence evidence, Seal seal) {
    SortedMap<String, byte[]> files = new TreeMap<>(evidence.files());
    files.put(FoundFiles.SEAL, codec.pretty(seal).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private Optional<String> headInFolder(String place) {
    return folders
        .at(place)
        .flatMap(folder -> folders.read(folder, FoundFiles.SEAL))
        .flatMap(seal -> headOf(codec, seal));
  }

  private Optional<String> headInCopy(String place) {
    return copies.areKept()
        ? copies.read(place, FoundFiles.SEAL).flatMap(seal -> headOf(codec, seal))
        : Optional.empty();
  }

  /** What a seal says it ends with; empty when the text is none. */
  private static Optional<String> headOf(ContractCodec codec, byte[] seal) {
    try {
      return Optional.of(codec.read(Seal.class, new String(seal, StandardCharsets.UTF_8)).head());
    } catch (ContractViolation _) {
      return Optional.empty();
    }
  }
}
