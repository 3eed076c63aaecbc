package io.operationscenter.execution.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.SealAnchor;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import io.operationscenter.execution.ExecutionSchema;
import io.operationscenter.execution.runs.ScriptedSettings;
import io.operationscenter.kit.config.RetentionSection;
import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.seal.FoundFiles;
import io.operationscenter.kit.seal.VerifyFolders;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreException;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is too old goes, and is never taken for missing, wherever a crash comes in between. */
class PruneEvidenceTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());
  private static final Instant SEALED = Instant.parse("2026-03-01T12:00:00Z");
  private static final String LOG = "backend_details/kodo-stdout.log";
  private static final List<EvidenceFile> FILES =
      List.of(
          new EvidenceFile(LOG, "said\n"),
          new EvidenceFile("kodo_stderr.log", "said\n"),
          new EvidenceFile("validation.json", "[]"));

  @TempDir Path root;
  private final AtomicReference<Instant> now = new AtomicReference<>(SEALED);
  private final ScriptedSettings settings = new ScriptedSettings();

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now.get();
        }
      };

  private SealingFixture machine(Path where, Store store) {
    return SealingFixture.on(where, store, SecretMask.KNOWN_SHAPES, clock);
  }

  private static Store open(StoreFixture fixture) {
    return fixture.open(ExecutionSchema.all());
  }

  private static void seal(SealingFixture machine, String... runs) {
    for (String run : runs) {
      machine.seal(EvidenceSample.of(CODEC, run, FILES));
    }
  }

  private static Verification verify(SealingFixture machine, String run) {
    return machine.verify().of(new VerifyRun.Subject("ticket-" + run, run, "T/1", true));
  }

  private void keep(long logsDays, long evidenceDays) {
    settings.configure(
        json ->
            json.putObject("retention")
                .put("logs_days", logsDays)
                .put("evidence_days", evidenceDays));
  }

  @OnBothDatabases
  void keepsEverythingUntilItsTime(StoreFixture fixture) {
    // Given
    SealingFixture machine = machine(root, open(fixture));
    seal(machine, "a");
    now.set(SEALED.plus(Duration.ofDays(1)).minusMillis(1));

    // When
    machine.prune(settings, FaultPoints.none()).prune();

    // Then
    assertThat(machine.evidence().read("runs/a", LOG)).isPresent();
    assertThat(verify(machine, "a").pruned()).isEmpty();
  }

  @OnBothDatabases
  void removesLogsAfterADayAndSaysSoEverywhere(StoreFixture fixture) throws IOException {
    // Given
    SealingFixture machine = machine(root, open(fixture));
    seal(machine, "a", "b");
    Instant later = SEALED.plus(Duration.ofDays(1));
    now.set(later);

    // When
    machine.prune(settings, FaultPoints.none()).prune();

    // Then
    PrunedFiles pruned = verify(machine, "a").pruned().getFirst();
    assertThat(pruned.rule()).isEqualTo("retention.logs_days = 1");
    assertThat(pruned.at()).isEqualTo(later);
    assertThat(pruned.files()).hasSize(2).contains(LOG);
    assertThat(verify(machine, "a").state()).isEqualTo(VerificationState.INTACT);
    assertThat(machine.evidence().removed("runs/a")).contains(pruned);
    assertThat(machine.evidence().names("runs/a"))
        .contains("pruned.json", "result.json")
        .noneMatch(name -> name.endsWith(".log"));
    assertThat(new VerifyFolders(clock).in(root.resolve("runs"), Optional.empty()))
        .allSatisfy(
            one -> {
              assertThat(one.state()).isEqualTo(VerificationState.INTACT);
              assertThat(one.pruned()).hasSize(1);
            });
    Files.delete(root.resolve("runs/a/result.json"));
    assertThat(verify(machine, "a").state()).isEqualTo(VerificationState.BROKEN);
  }

  @OnBothDatabases
  void removesFoldersAfterNinetyDaysAndKeepsTheirPlaceInTheChain(StoreFixture fixture)
      throws IOException {
    // Given
    Store store = open(fixture);
    SealingFixture machine = machine(root, store);
    seal(machine, "a", "b");
    Instant later = SEALED.plus(Duration.ofDays(90));
    now.set(later);
    seal(machine, "c");

    // When
    machine.prune(settings, FaultPoints.none()).prune();

    // Then
    assertThat(root.resolve("runs")).isDirectoryContaining("glob:**/c");
    assertThat(root.resolve("runs/a")).doesNotExist();
    Verification gone = verify(machine, "b");
    assertThat(gone.faults()).isEmpty();
    assertThat(gone.state()).isEqualTo(VerificationState.PRUNED);
    assertThat(gone.head()).isEqualTo(machine.heads().get(1));
    assertThat(gone.pruned())
        .containsExactly(new PrunedFiles(List.of("*"), "retention.evidence_days = 90", later));
    assertThat(verify(machine, "c").state()).isEqualTo(VerificationState.INTACT);
    assertThat(new VerifyFolders(clock).in(root.resolve("runs"), Optional.empty()))
        .as("only the store can tell that retention did it")
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.anchors())
                    .contains(new SealAnchor("previous", null, "numbers 1 to 2 are not here")));
    assertThat(machine.evidence().names("runs/a")).isEmpty();
    assertThat(machine.evidence().read("runs/a", "result.json")).isEmpty();
    assertThat(machine.evidence().sealOf("ticket-a")).isPresent();
    assertThat(
            store.<Long>read(
                tx ->
                    tx.query("select count(*) as n from sealed_file where place <> 'runs/c'")
                        .one(row -> row.number("n"))))
        .isZero();
  }

  @OnBothDatabases
  void stillFindsAnEditedRowOfWhatIsGone(StoreFixture fixture) {
    // Given
    Store store = open(fixture);
    SealingFixture machine = machine(root, store);
    seal(machine, "a", "b");
    now.set(SEALED.plus(Duration.ofDays(90)));
    machine.prune(settings, FaultPoints.none()).prune();

    // When
    store.write(tx -> tx.update("update seal set head = run_id where n = 1"));

    // Then
    assertThat(verify(machine, "a").state()).isEqualTo(VerificationState.BROKEN);
  }

  @OnBothDatabases
  void doesAsTheOperatorSays(StoreFixture fixture) {
    // Given
    SealingFixture machine = machine(root, open(fixture));
    seal(machine, "a");
    keep(7, 10);
    now.set(SEALED.plus(Duration.ofDays(6)));
    PruneEvidence prune = machine.prune(settings, FaultPoints.none());

    // Then
    prune.prune();
    assertThat(verify(machine, "a").pruned()).isEmpty();
    now.set(SEALED.plus(Duration.ofDays(7)));
    prune.prune();
    assertThat(verify(machine, "a").pruned())
        .extracting(PrunedFiles::rule)
        .containsExactly("retention.logs_days = 7");
    now.set(SEALED.plus(Duration.ofDays(10)));
    prune.prune();
    assertThat(verify(machine, "a").state()).isEqualTo(VerificationState.PRUNED);
  }

  @Test
  void theEnvironmentDecidesOnLogs() {
    // Given
    RetentionSection section = CODEC.read(RetentionSection.class, "{}");

    // Then
    assertThat(RetentionRules.of(section, null).logs())
        .isEqualTo(new RetentionRules.Rule("retention.logs_days = 1", Duration.ofDays(1)));
    assertThat(RetentionRules.of(section, 3L).logs())
        .isEqualTo(
            new RetentionRules.Rule("OPERATIONS_CENTER_RETENTION_DAYS = 3", Duration.ofDays(3)));
    assertThat(RetentionRules.of(section, 3L).folder().age()).isEqualTo(Duration.ofDays(90));
  }

  @OnBothDatabases
  void everyReplicaRemovesWhatLiesOnItsOwnMachine(StoreFixture fixture) {
    // Given
    SealingFixture one = machine(root.resolve("one"), open(fixture));
    SealingFixture two = machine(root.resolve("two"), open(fixture));
    seal(one, "a");
    seal(two, "b");
    now.set(SEALED.plus(Duration.ofDays(1)));

    // When
    one.prune(settings, FaultPoints.none()).prune();
    two.prune(settings, FaultPoints.none()).prune();

    // Then
    assertThat(root.resolve("one/runs/a").resolve(LOG)).doesNotExist();
    assertThat(root.resolve("two/runs/b").resolve(LOG)).doesNotExist();
    assertThat(verify(one, "a").state()).isEqualTo(VerificationState.INTACT);
    assertThat(verify(two, "b").state()).isEqualTo(VerificationState.INTACT);
    if (fixture.kind() == StoreKind.POSTGRESQL) {
      assertThat(verify(one, "b").state()).isEqualTo(VerificationState.INTACT);
      assertThat(one.evidence().names("runs/b")).noneMatch(name -> name.endsWith(".log"));
    }
  }

  @OnBothDatabases
  void removesNothingThroughALink(StoreFixture fixture) throws IOException {
    // Given: somebody put a link where a folder of the evidence was
    SealingFixture machine = machine(root.resolve("own"), open(fixture));
    seal(machine, "a");
    Path details = root.resolve("own/runs/a/backend_details");
    Path elsewhere = root.resolve("elsewhere");
    Files.move(details, elsewhere);
    Files.createSymbolicLink(details, elsewhere);
    now.set(SEALED.plus(Duration.ofDays(1)));

    // When
    machine.prune(settings, FaultPoints.none()).prune();

    // Then
    assertThat(elsewhere.resolve("kodo-stdout.log")).exists();
    assertThat(verify(machine, "a").state()).isEqualTo(VerificationState.BROKEN);
  }

  @OnBothDatabases
  void nothingBesideItsNoteAppearsInAFolder(StoreFixture fixture) throws Exception {
    // Given
    SealingFixture machine = machine(root, open(fixture));
    seal(machine, "a");
    now.set(SEALED.plus(Duration.ofDays(1)));

    try (WatchService watch = root.getFileSystem().newWatchService()) {
      WatchKey _ = root.resolve("runs/a").register(watch, StandardWatchEventKinds.ENTRY_CREATE);

      // When
      machine.prune(settings, FaultPoints.none()).prune();

      // Then
      WatchKey key = watch.poll(30, TimeUnit.SECONDS);
      assertThat(key).isNotNull();
      assertThat(key.pollEvents())
          .extracting(event -> String.valueOf(event.context()))
          .containsExactly(FoundFiles.PRUNED);
    }
  }

  @OnBothDatabases
  void oneFolderThatResistsKeepsNoOther(StoreFixture fixture) throws IOException {
    // Given: a folder where the note is to lie
    SealingFixture machine = machine(root, open(fixture));
    seal(machine, "a", "b");
    Files.createDirectories(root.resolve("runs/a/pruned.json/x"));
    now.set(SEALED.plus(Duration.ofDays(1)));

    // When // Then
    assertThatThrownBy(() -> machine.prune(settings, FaultPoints.none()).prune())
        .isInstanceOf(EvidenceNotStored.class)
        .hasMessageContaining("runs/a");
    assertThat(root.resolve("runs/b").resolve(LOG)).doesNotExist();
    assertThat(verify(machine, "b").state()).isEqualTo(VerificationState.INTACT);
  }

  @OnBothDatabases
  void whoeverVerifiesMeanwhileFindsNothingBroken(StoreFixture fixture) throws Exception {
    // Given
    SealingFixture machine = machine(root, open(fixture));
    List<String> runs = IntStream.range(0, 40).mapToObj(number -> "run-" + number).toList();
    runs.forEach(run -> seal(machine, run));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int days : List.of(1, 90)) {
        now.set(SEALED.plus(Duration.ofDays(days)));
        Future<?> removing =
            threads.submit(() -> machine.prune(settings, FaultPoints.none()).prune());

        // When
        List<Verification> seen = new ArrayList<>();
        do {
          runs.forEach(run -> seen.add(verify(machine, run)));
        } while (!removing.isDone());
        removing.get();

        // Then
        assertThat(seen).flatExtracting(Verification::faults).isEmpty();
      }
    }
  }

  static Stream<Arguments> stepsOnBothDatabases() {
    return Stream.of(StoreKind.values())
        .flatMap(
            kind ->
                Stream.of(
                    Arguments.of(PruneStep.RECORDED, 1, new StoreFixture(kind)),
                    Arguments.of(PruneStep.TOLD, 1, new StoreFixture(kind)),
                    Arguments.of(PruneStep.REMOVED, 1, new StoreFixture(kind)),
                    Arguments.of(PruneStep.RECORDED, 90, new StoreFixture(kind)),
                    Arguments.of(PruneStep.REMOVED, 90, new StoreFixture(kind))));
  }

  @ParameterizedTest(name = "{0} after {1} days {2}")
  @MethodSource("stepsOnBothDatabases")
  void nothingIsBrokenWhereverTheProcessIsKilled(
      PruneStep step, int days, StoreFixture fixture, @TempDir Path points) throws Exception {
    // Given
    Store store = open(fixture);
    SealingFixture first = machine(root, store);
    seal(first, "a", "b", "c");
    now.set(SEALED.plus(Duration.ofDays(days)));
    Files.createFile(points.resolve(step.faultPoint() + ".armed"));
    FaultPoints held = new FaultPoints(Map.of(FaultPoints.FOLDER, points.toString()));
    SealingFixture second = machine(root, open(fixture));
    VerificationState expected = days == 1 ? VerificationState.INTACT : VerificationState.PRUNED;

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> dying = threads.submit(() -> first.prune(settings, held).prune());
      await(step + " is reached")
          .atMost(Duration.ofSeconds(30))
          .until(() -> Files.exists(points.resolve(step.faultPoint() + ".reached")));
      store.close();

      // Then: whoever looks now finds nothing broken
      for (String run : List.of("a", "b", "c")) {
        assertThat(verify(second, run).faults()).as(run).isEmpty();
      }

      // When: its lease has ended
      now.set(now.get().plus(Duration.ofMinutes(2)));
      second.prune(settings, FaultPoints.none()).prune();

      // Then
      for (String run : List.of("a", "b", "c")) {
        assertThat(verify(second, run).state()).as(run).isEqualTo(expected);
        assertThat(verify(second, run).pruned()).as(run).hasSize(1);
        assertThat(root.resolve("runs/" + run).resolve(LOG)).doesNotExist();
      }
      Files.createFile(points.resolve(step.faultPoint() + ".go"));
      died(dying);
    }
  }

  private static void died(Future<?> dying) throws InterruptedException {
    try {
      dying.get();
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(StoreException.class);
    }
  }
}
