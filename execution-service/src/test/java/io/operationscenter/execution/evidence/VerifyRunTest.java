package io.operationscenter.execution.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealAnchor;
import io.operationscenter.contracts.evidence.SealFault;
import io.operationscenter.contracts.evidence.SealLink;
import io.operationscenter.contracts.evidence.SealedFile;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import io.operationscenter.execution.ExecutionSchema;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.seal.Digests;
import io.operationscenter.kit.seal.FoundFiles;
import io.operationscenter.kit.seal.MakeSeal;
import io.operationscenter.kit.seal.SealedPart;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One thing changed at a time, in the folder, in the store or beside it; each is found and named.
 */
class VerifyRunTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());
  private static final String OTHER = "0".repeat(64);
  private static final List<EvidenceFile> FILES =
      List.of(
          new EvidenceFile("approval.json", "{}"),
          new EvidenceFile("backend_details/kodo-stdout.log", "said\n"),
          new EvidenceFile("bootstrap.json", "[]"),
          new EvidenceFile("diff.patch", "+hello\n"),
          new EvidenceFile("kodo_command.json", "{}"),
          new EvidenceFile("kodo_stdout.log", "said\n"),
          new EvidenceFile("policy_violation.json", "{}"),
          new EvidenceFile("telemetry.json", "{}"),
          new EvidenceFile("validation.json", "[]"),
          new EvidenceFile("validation_initial.json", "[]"));

  @TempDir Path root;

  private Store store;
  private SealingFixture machine;

  private void sealThree(StoreFixture fixture) {
    store = fixture.open(ExecutionSchema.all());
    machine = SealingFixture.on(root, store, SecretMask.KNOWN_SHAPES, Clock.systemUTC());
    List.of("a", "b", "c").forEach(run -> machine.seal(EvidenceSample.of(CODEC, run, FILES)));
  }

  private Verification verify(String run) {
    return machine.verify().of(new VerifyRun.Subject("ticket-" + run, run, "T/1", true));
  }

  private Path folder(String run) {
    return root.resolve("runs/" + run);
  }

  private static String where(SealFault fault) {
    return fault.anchor() + " " + fault.link() + " " + fault.file();
  }

  @OnBothDatabases
  void findsNothingWrongWithWhatWasSealed(StoreFixture fixture) {
    // Given
    sealThree(fixture);

    // When
    Verification verification = verify("b");

    // Then
    assertThat(verification.faults()).isEmpty();
    assertThat(verification.state()).isEqualTo(VerificationState.INTACT);
    assertThat(verification.number()).isEqualTo(2);
    assertThat(verification.head()).isEqualTo(machine.heads().get(1));
    assertThat(verification.files()).isEqualTo(machine.evidence().names("runs/b").size() - 1);
    assertThat(verification.anchors())
        .extracting(SealAnchor::name)
        .containsExactlyElementsOf(
            fixture.kind() == StoreKind.POSTGRESQL
                ? List.of("store", "folder", "copy", "next")
                : List.of("store", "folder", "next"));
    assertThat(verification.anchors())
        .extracting(SealAnchor::head)
        .containsOnly(verification.head());
    assertThat(verification.unsealed()).isEmpty();
    assertThat(verify("a").state()).isEqualTo(VerificationState.INTACT);
    assertThat(verify("c").state()).isEqualTo(VerificationState.INTACT);
  }

  @OnBothDatabases
  void namesTheLinkAndTheFileOfEveryKindInWhichOneByteChanged(StoreFixture fixture)
      throws IOException {
    // Given
    sealThree(fixture);
    Seal seal = machine.evidence().sealOf("ticket-b").orElseThrow();
    assertThat(seal.links()).allSatisfy(link -> assertThat(link.files()).isNotEmpty());

    for (SealLink link : seal.links()) {
      for (SealedFile sealed : link.files()) {
        Path file = folder("b").resolve(sealed.name());
        byte[] bytes = Files.readAllBytes(file);
        byte[] changed = bytes.clone();
        changed[bytes.length / 2] ^= 1;

        // When
        Files.write(file, changed);
        Verification verification = verify("b");
        Files.write(file, bytes);

        // Then
        assertThat(verification.state()).isEqualTo(VerificationState.BROKEN);
        assertThat(verification.faults())
            .extracting(VerifyRunTest::where)
            .containsExactly("folder " + link.name() + " " + sealed.name());
      }
    }
    assertThat(verify("b").state()).isEqualTo(VerificationState.INTACT);
  }

  @OnBothDatabases
  void namesWhatIsMissingRenamedAndAdded(StoreFixture fixture) throws IOException {
    // Given
    sealThree(fixture);
    Files.delete(folder("b").resolve("commit.json"));
    Files.move(folder("b").resolve("result.json"), folder("b").resolve("resultat.json"));
    Files.writeString(folder("b").resolve("more.txt"), "x");

    // Then
    assertThat(verify("b").faults())
        .extracting(VerifyRunTest::where)
        .containsExactly(
            "folder commit commit.json",
            "folder account result.json",
            "folder null more.txt",
            "folder null resultat.json");
  }

  @OnBothDatabases
  void namesTheAnchorsWhenAFolderWasSealedAnew(StoreFixture fixture) throws IOException {
    // Given: all of the folder agrees with itself
    sealThree(fixture);
    Seal before = machine.evidence().sealOf("ticket-b").orElseThrow();
    Files.writeString(folder("b").resolve("sandbox.json"), "{}\n");
    Seal forged = resealed(before);
    Files.writeString(folder("b").resolve("seal.json"), CODEC.pretty(forged));

    // When
    Verification verification = verify("b");

    // Then
    assertThat(verification.state()).isEqualTo(VerificationState.BROKEN);
    assertThat(verification.faults())
        .extracting(VerifyRunTest::where)
        .containsExactly(
            "folder sandbox sandbox.json", "folder sandbox seal.json", "folder null null");
    assertThat(verification.faults().getLast().message()).contains(forged.head(), before.head());
  }

  private Seal resealed(Seal seal) throws IOException {
    Map<SealedPart, List<SealedFile>> files = new EnumMap<>(SealedPart.class);
    for (SealLink link : seal.links()) {
      List<SealedFile> those = new ArrayList<>();
      for (SealedFile file : link.files()) {
        those.add(
            new SealedFile(
                file.name(),
                Digests.of(Files.readAllBytes(folder(seal.runId()).resolve(file.name())))));
      }
      files.put(SealedPart.valueOf(link.name().toUpperCase(Locale.ROOT)), those);
    }
    return MakeSeal.of(
        new MakeSeal.Content(seal.runId(), seal.ticketId(), files), seal.number(), seal.previous());
  }

  @OnBothDatabases
  void findsASealThatIsMissingFromItsFolder(StoreFixture fixture) throws IOException {
    // Given
    sealThree(fixture);
    Files.delete(folder("b").resolve("seal.json"));

    // Then
    assertThat(verify("b").faults())
        .singleElement()
        .satisfies(fault -> assertThat(where(fault)).isEqualTo("folder null seal.json"));
  }

  @OnBothDatabases
  void findsFoldersThatWereSwapped(StoreFixture fixture) throws IOException {
    // Given
    sealThree(fixture);
    Files.move(folder("a"), folder("aside"));
    Files.move(folder("b"), folder("a"));
    Files.move(folder("aside"), folder("b"));

    // Then
    assertThat(verify("a").faults())
        .anySatisfy(
            fault -> {
              assertThat(where(fault)).isEqualTo("folder null seal.json");
              assertThat(fault.message()).contains("number 2 of run b", "number 1 of run a");
            });
    assertThat(verify("c").state()).isEqualTo(VerificationState.INTACT);
  }

  @OnBothDatabases
  void findsAFolderThatIsGoneWithoutRetention(StoreFixture fixture) throws IOException {
    // Given
    sealThree(fixture);
    SealedFolder.remove(folder("b"));
    store.write(tx -> tx.update("delete from sealed_file where place = 'runs/b'"));

    // Then
    assertThat(verify("b").state()).isEqualTo(VerificationState.BROKEN);
  }

  @OnBothDatabases
  void namesTheFileThatCannotBeRead(StoreFixture fixture) throws IOException {
    // Given: a seal of a terabyte
    sealThree(fixture);
    try (RandomAccessFile seal =
        new RandomAccessFile(folder("b").resolve(FoundFiles.SEAL).toFile(), "rw")) {
      seal.setLength(1L << 40);
    }

    // When
    Verification verification = verify("b");

    // Then
    assertThat(verification.state()).isEqualTo(VerificationState.BROKEN);
    assertThat(verification.faults())
        .extracting(fault -> where(fault) + ": " + fault.message())
        .containsExactly(
            "folder null seal.json: cannot be read:"
                + " it has 1099511627776 bytes, at most 16777216 are read");
  }

  @OnBothDatabases
  void namesNoFilesOfAFolderThatSomebodyRemoved(StoreFixture fixture) throws IOException {
    // Given
    sealThree(fixture);
    Files.move(folder("b"), root.resolve("elsewhere"));

    // Then: on PostgreSQL there is a copy
    assertThat(machine.evidence().names("runs/b").isEmpty())
        .isEqualTo(fixture.kind() == StoreKind.SQLITE);
    assertThat(machine.evidence().read("runs/b", "result.json").isEmpty())
        .isEqualTo(fixture.kind() == StoreKind.SQLITE);
  }

  @OnBothDatabases
  void doesWithoutAFolderWhereReplicasShareACopy(StoreFixture fixture) throws IOException {
    // Given
    sealThree(fixture);
    SealedFolder.remove(folder("b"));

    // Then
    assertThat(verify("b").state())
        .isEqualTo(
            fixture.kind() == StoreKind.POSTGRESQL
                ? VerificationState.INTACT
                : VerificationState.BROKEN);
  }

  @OnBothDatabases
  void findsACopyThatWasChanged(StoreFixture fixture) {
    // Given
    sealThree(fixture);
    store.write(
        tx ->
            tx.update(
                """
                update sealed_file set content =
                  (select o.content from sealed_file o
                   where o.place = 'runs/b' and o.name = 'commit.json')
                where place = 'runs/b' and name = 'result.json'"""));

    // Then
    assertThat(verify("b").faults())
        .extracting(VerifyRunTest::where)
        .containsExactlyElementsOf(
            fixture.kind() == StoreKind.POSTGRESQL
                ? List.of("copy account result.json")
                : List.of());
  }

  @OnBothDatabases
  void namesACopyThatCannotBeUnpacked(StoreFixture fixture) {
    // Given: one character of it was changed
    sealThree(fixture);
    store.write(
        tx ->
            tx.update(
                """
                update sealed_file set content = '!' || substr(content, 2)
                where place = 'runs/b' and name in ('result.json', 'seal.json')"""));

    // Then
    assertThat(verify("b").faults())
        .extracting(VerifyRunTest::where)
        .containsExactlyElementsOf(
            fixture.kind() == StoreKind.POSTGRESQL
                ? List.of("copy account result.json", "copy null seal.json")
                : List.of());
  }

  static Stream<Arguments> editsOfARow() {
    return Stream.of(
            "n = 99",
            "ticket_id = 'other'",
            "run_id = 'other'",
            "place = 'runs/other'",
            "previous = '" + OTHER + "'",
            "previous = null",
            "head = '" + OTHER + "'",
            "seal = replace(seal, '\"number\": 2', '\"number\": 3')",
            "seal = '{}'",
            "seal = seal || ' '",
            "state = 'intended'",
            "state = 'void'")
        .flatMap(
            edit ->
                Stream.of(StoreKind.values())
                    .map(kind -> Arguments.of(edit, new StoreFixture(kind))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("editsOfARow")
  void findsEveryEditOfARowOfTheStore(String edit, StoreFixture fixture) {
    // Given
    sealThree(fixture);

    // When
    store.write(tx -> tx.update("update seal set " + edit + " where ticket_id = 'ticket-b'"));

    // Then
    assertThat(verify("b").state()).as(edit).isEqualTo(VerificationState.BROKEN);
  }

  @OnBothDatabases
  void believesNoStoreThatAloneSpeaksOfRetention(StoreFixture fixture) throws IOException {
    // Given: a log was removed by hand, and the row was made to excuse it
    sealThree(fixture);
    Files.delete(folder("b").resolve("backend_details/kodo-stdout.log"));

    // When
    store.write(
        tx ->
            tx.update(
                "update seal set logs_rule = 'x', logs_pruned_at = 1 where ticket_id = 'ticket-b'"));

    // Then
    assertThat(verify("b").faults())
        .extracting(VerifyRunTest::where)
        .contains("folder account backend_details/kodo-stdout.log");
  }

  @OnBothDatabases
  void findsARowThatIsGone(StoreFixture fixture) {
    // Given
    sealThree(fixture);

    // When
    store.write(tx -> tx.update("delete from seal where ticket_id = 'ticket-c'"));

    // Then
    assertThat(verify("c").faults()).extracting(SealFault::anchor).containsExactly("store");
    assertThat(verify("b").faults())
        .extracting(SealFault::message)
        .containsExactly("3 numbers were given, the store has no number 3");
  }

  @OnBothDatabases
  void namesTheNeighbourWhoseRowWasEdited(StoreFixture fixture) {
    // Given
    sealThree(fixture);

    // When
    store.write(tx -> tx.update("update seal set head = '" + OTHER + "' where n = 1"));

    // Then
    assertThat(verify("b").faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.anchor()).isEqualTo("previous");
              assertThat(fault.message()).contains("number 1 has head " + OTHER);
            });
    assertThat(verify("a").faults()).extracting(SealFault::anchor).contains("store");
  }

  @OnBothDatabases
  void findsAHeadRowThatWasSetBack(StoreFixture fixture) {
    // Given
    sealThree(fixture);

    // When
    store.write(tx -> tx.update("update head set n = 1 where name = 'seal'"));

    // Then
    assertThat(verify("c").faults())
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault.message()).isEqualTo("1 numbers were given, this is number 3"));
  }

  @OnBothDatabases
  void listsWhatIsNotSealed(StoreFixture fixture) throws IOException {
    // Given
    sealThree(fixture);
    Files.createDirectory(folder("planted"));
    Files.createDirectory(folder(".hidden"));
    Files.createDirectory(folder(".unfinished-1"));
    PreparedEvidence waiting = machine.folders().prepare(EvidenceSample.of(CODEC, "d", FILES));
    store.write(tx -> machine.folders().intend(tx, waiting));

    // When
    Verification verification =
        machine.verify().of(new VerifyRun.Subject("ticket-d", "d", "T/1", false));

    // Then
    assertThat(verification.state()).isEqualTo(VerificationState.UNSEALED);
    assertThat(verification.unsealed())
        .containsExactly(
            "folder runs/.hidden is of no sealed run", "folder runs/planted is of no sealed run");
  }
}
