package io.operationscenter.execution.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealLink;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import io.operationscenter.execution.ExecutionSchema;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.seal.VerifyFolders;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** Numbers, heads and what becomes of them when a run is sealed a second time. */
class SealChainTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());

  @TempDir Path root;

  private static SealingFixture machine(Path root, StoreFixture fixture, String... secrets) {
    return SealingFixture.on(
        root,
        fixture.open(ExecutionSchema.all()),
        SecretMask.KNOWN_SHAPES.with(List.of(secrets)),
        Clock.systemUTC());
  }

  private static RunEvidence sample(String run, EvidenceFile... files) {
    return EvidenceSample.of(CODEC, run, List.of(files));
  }

  @OnBothDatabases
  void eachSealGoesOnFromTheOneBefore(StoreFixture fixture) throws Exception {
    // Given
    SealingFixture machine = machine(root, fixture);

    // When
    for (String run : List.of("a", "b", "c")) {
      machine.seal(sample(run));
    }

    // Then
    assertThat(machine.numbers()).containsExactly("1 sealed", "2 sealed", "3 sealed");
    assertThat(machine.rows())
        .extracting(SealRow::previous)
        .containsExactly(null, machine.heads().get(0), machine.heads().get(1));
    assertThat(new VerifyFolders().in(root.resolve("runs"), Optional.empty()))
        .hasSize(3)
        .extracting(Verification::state)
        .containsOnly(VerificationState.INTACT);
    assertThat(machine.evidence().sealOf("ticket-b").orElseThrow().head())
        .isEqualTo(machine.heads().get(1));
  }

  @OnBothDatabases
  void everyLinkCoversTheFilesOfItsKind(StoreFixture fixture) {
    // Given
    SealingFixture machine = machine(root, fixture);

    // When
    machine.seal(
        sample(
            "a",
            new EvidenceFile("diff.patch", "+x"),
            new EvidenceFile("validation.json", "[]"),
            new EvidenceFile("bootstrap.json", "[]"),
            new EvidenceFile("approval.json", "{}"),
            new EvidenceFile("kodo_stdout.log", "x")));

    // Then
    Seal seal = machine.evidence().sealOf("ticket-a").orElseThrow();
    assertThat(seal.links())
        .extracting(link -> link.name() + names(link))
        .containsExactly(
            "request[execution_request.json, proposal.json, request.json, request_context.json]",
            "decisions[approval.json, decision.json, policy_decision.json]",
            "sandbox[sandbox.json, bootstrap.json]",
            "diff[diff.patch, diff_stat.txt]",
            "validation[validation.json]",
            "commit[commit.json]",
            "account[execution_record.json, result.json, run_metadata.json, timeline.json,"
                + " control_outcome.json, kodo_stdout.log, result_summary.md]");
  }

  private static List<String> names(SealLink link) {
    return link.files().stream()
        .map(file -> file.name().substring(file.name().lastIndexOf('/') + 1))
        .toList();
  }

  @OnBothDatabases
  void machinesThatSealAtOnceMakeOneChain(StoreFixture fixture) throws Exception {
    // Given
    List<SealingFixture> machines =
        List.of(machine(root.resolve("one"), fixture), machine(root.resolve("two"), fixture));
    List<Future<String>> seals = new ArrayList<>();

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 24)
          .forEach(
              n -> seals.add(threads.submit(() -> machines.get(n % 2).seal(sample("run" + n)))));
    }

    // Then
    for (Future<String> seal : seals) {
      assertThat(seal.get()).startsWith("runs/run");
    }
    List<SealRow> rows = machines.getFirst().rows();
    assertThat(rows).hasSize(24);
    for (int n = 0; n < rows.size(); n++) {
      assertThat(rows.get(n).number()).isEqualTo(n + 1);
      assertThat(rows.get(n).previous()).isEqualTo(n == 0 ? null : rows.get(n - 1).head());
      assertThat(rows.get(n).state()).isEqualTo(SealState.SEALED);
    }
    assertThat(rows).extracting(SealRow::runId).doesNotHaveDuplicates();
  }

  @OnBothDatabases
  void aRunKeepsItsNumberWhenTheSameIsMeantAgain(StoreFixture fixture) {
    // Given: a crash right after the intent
    SealingFixture machine = machine(root, fixture);
    Store store = fixture.open(ExecutionSchema.all());
    PreparedEvidence prepared = machine.folders().prepare(sample("a"));
    Seal meant = store.write(tx -> machine.folders().intend(tx, prepared));
    machine.seal(sample("b"));

    // When
    machine.seal(sample("a"));

    // Then
    assertThat(machine.numbers()).containsExactly("1 sealed", "2 sealed");
    assertThat(machine.heads().getFirst()).isEqualTo(meant.head());
  }

  @OnBothDatabases
  void aRunGetsAnotherNumberWhenOtherThingsAreMasked(StoreFixture fixture) throws Exception {
    // Given: nothing was published
    SealingFixture before = machine(root, fixture);
    Store store = fixture.open(ExecutionSchema.all());
    EvidenceFile log = new EvidenceFile("kodo_stdout.log", "it is hunter2000");
    PreparedEvidence prepared = before.folders().prepare(sample("a", log));
    Seal meant = store.write(tx -> before.folders().intend(tx, prepared));
    before.seal(sample("b"));

    // When
    SealingFixture after = machine(root, fixture, "hunter2000");
    after.seal(sample("a", log));

    // Then
    assertThat(after.numbers()).containsExactly("1 void", "2 sealed", "3 sealed");
    assertThat(after.rows().get(1).previous()).isEqualTo(meant.head());
    assertThat(new VerifyFolders().in(root.resolve("runs"), Optional.empty()))
        .extracting(one -> one.number() + " " + one.state().wire())
        .containsExactly("2 intact", "3 intact");
    try (var files = Files.walk(root.resolve("runs/a"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(file).content().doesNotContain("hunter2000"));
    }
  }

  @OnBothDatabases
  void whatWasPublishedStaysWhateverIsMaskedLater(StoreFixture fixture) throws Exception {
    // Given: a crash between the folder and its row
    SealingFixture before = machine(root, fixture);
    Store store = fixture.open(ExecutionSchema.all());
    EvidenceFile log = new EvidenceFile("kodo_stdout.log", "it is hunter2000");
    PreparedEvidence prepared = before.folders().prepare(sample("a", log));
    Seal meant = store.write(tx -> before.folders().intend(tx, prepared));
    before.folders().publish(prepared, meant);

    // When
    SealingFixture after = machine(root, fixture, "hunter2000");
    after.seal(sample("a", log));

    // Then
    assertThat(after.numbers()).containsExactly("1 sealed");
    assertThat(after.heads()).containsExactly(meant.head());
    assertThat(new VerifyFolders().in(root.resolve("runs/a"), Optional.of(meant.head())))
        .extracting(Verification::state)
        .containsExactly(VerificationState.INTACT);
  }

  @OnBothDatabases
  void anotherMachineReplacesWhatWasNeverSealedOnItsOwn(StoreFixture fixture) throws Exception {
    // Given: machine one published under a number that became void on machine two
    SealingFixture one = machine(root.resolve("one"), fixture);
    Store store = fixture.open(ExecutionSchema.all());
    EvidenceFile log = new EvidenceFile("kodo_stdout.log", "it is hunter2000");
    PreparedEvidence prepared = one.folders().prepare(sample("a", log));
    Seal meant = store.write(tx -> one.folders().intend(tx, prepared));
    one.folders().publish(prepared, meant);
    store.write(tx -> tx.update("delete from sealed_file"));
    SealingFixture two = machine(root.resolve("two"), fixture, "hunter2000");
    PreparedEvidence again = two.folders().prepare(sample("a", log));
    Seal other = store.write(tx -> two.folders().intend(tx, again));

    // When: two dies, one is back with the same secrets
    SealingFixture back = machine(root.resolve("one"), fixture, "hunter2000");
    back.seal(sample("a", log));

    // Then
    assertThat(back.numbers()).containsExactly("1 void", "2 sealed");
    assertThat(new VerifyFolders().in(root.resolve("one/runs/a"), Optional.of(other.head())))
        .extracting(Verification::state)
        .containsExactly(VerificationState.INTACT);
  }

  @OnBothDatabases
  void isSealedOnce(StoreFixture fixture) {
    // Given
    SealingFixture machine = machine(root, fixture);
    machine.seal(sample("a"));
    Store store = fixture.open(ExecutionSchema.all());
    Seal seal = machine.evidence().sealOf("ticket-a").orElseThrow();

    // Then
    assertThatThrownBy(
            () ->
                store.write(
                    tx -> {
                      machine.folders().sealed(tx, seal);
                      return seal;
                    }))
        .isInstanceOf(EvidenceNotStored.class)
        .hasMessage("seal 1 of run a is no longer meant to be made");
  }
}
