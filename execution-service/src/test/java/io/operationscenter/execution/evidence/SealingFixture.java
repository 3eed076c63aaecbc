package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.execution.settings.Settings;
import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.files.FreeSpace;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.lease.ReplicaIdentity;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Sealed folders below a root with their chain in a store. */
public final class SealingFixture {

  private static final long PLENTY = 1L << 40;

  private final Store store;
  private final EvidenceFolders evidence;
  private final RunFolders folders;
  private final SealChain chain;
  private final Clock clock;

  private SealingFixture(Store store, RunFolders folders, SecretMask mask, Clock clock) {
    this.store = store;
    this.folders = folders;
    this.clock = clock;
    this.chain = new SealChain(store, clock);
    this.evidence = new EvidenceFolders(folders, chain, new SealedCopies(store), mask, clock);
  }

  /** One machine's. */
  public static SealingFixture on(Path root, Store store, SecretMask mask, Clock clock) {
    return on(root, store, mask, clock, PLENTY);
  }

  static SealingFixture on(Path root, Store store, SecretMask mask, Clock clock, long free) {
    return new SealingFixture(store, new RunFolders(root, new FreeSpace(_ -> free)), mask, clock);
  }

  /** The port. */
  public EvidenceStore evidence() {
    return evidence;
  }

  EvidenceFolders folders() {
    return evidence;
  }

  VerifyRun verify() {
    return new VerifyRun(folders, chain, new SealedCopies(store), clock);
  }

  /** All four steps; answers the place. */
  String seal(RunEvidence run) {
    PreparedEvidence prepared = evidence.prepare(run);
    Seal seal = store.write(tx -> evidence.intend(tx, prepared));
    evidence.publish(prepared, seal);
    store.write(
        tx -> {
          evidence.sealed(tx, seal);
          return seal;
        });
    return prepared.place();
  }

  /** The retention job of this machine. */
  PruneEvidence prune(Settings settings, FaultPoints faults) {
    return new PruneEvidence(
        settings,
        new RecordRemovals(
            new RecordRemovals.Kept(store, new Leases(store, clock), new SealedCopies(store)),
            new ReplicaIdentity(UUID.randomUUID().toString(), "1"),
            faults,
            clock),
        new RemoveHere(folders, chain, faults, clock),
        (Long) null);
  }

  /** State of each number of the chain, the first one first. */
  public List<String> numbers() {
    return rows().stream().map(row -> row.number() + " " + row.state().wire()).toList();
  }

  /** Heads in the order of the chain. */
  public List<String> heads() {
    return rows().stream().map(SealRow::head).toList();
  }

  List<SealRow> rows() {
    return store.read(tx -> tx.query("select * from seal order by n").list(SealRow::of));
  }
}
