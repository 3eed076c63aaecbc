package io.operationscenter.execution.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.execution.ExecutionSchema;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceFoldersTest {

  private static final String REPORTS =
      "tools/report/kodo_plane/20260102T030405Z_T-1_3f2504e04f89/";
  private static final String PLACE = "runs/" + EvidenceSample.RUN;
  private static final String SECRET = "secret-of-the-service";

  private final ContractCodec codec = ContractCodec.withRandomIds(Clock.systemUTC());

  private final StoreFixture database = new StoreFixture(StoreKind.SQLITE);

  @TempDir Path root;

  @AfterEach
  void closeTheStore() {
    database.close();
  }

  @Test
  void writesTheLayoutOfARun() throws IOException {
    // Given
    EvidenceFolders store = store();

    // When
    String place =
        seal(
            sample(
                new EvidenceFile("validation.json", "[]"),
                new EvidenceFile("backend_details/kodo-stdout.log", "out")));

    // Then
    assertThat(place).isEqualTo(PLACE);
    assertThat(store.names(place))
        .containsExactly(
            "backend_details/kodo-stdout.log",
            "commit.json",
            "decision.json",
            "execution_record.json",
            "execution_request.json",
            "policy_decision.json",
            "proposal.json",
            "result.json",
            "run_metadata.json",
            "sandbox.json",
            "seal.json",
            "timeline.json",
            REPORTS + "control_outcome.json",
            REPORTS + "diff_stat.txt",
            REPORTS + "request.json",
            REPORTS + "request_context.json",
            REPORTS + "result_summary.md",
            REPORTS + "validation.json");
    JsonNode metadata = json(store, "run_metadata.json");
    assertThat(metadata.path("run_id").asText()).isEqualTo(EvidenceSample.RUN);
    assertThat(metadata.path("selected_backend").asText()).isEqualTo("kodo");
    assertThat(metadata.path("executed").asBoolean()).isTrue();
    assertThat(metadata.has("failure_category")).isFalse();
    assertThat(json(store, REPORTS + "request.json").toString())
        .doesNotContain("workspace", "goal_file_path");
    assertThat(text(store, REPORTS + "result_summary.md"))
        .contains("- worker_role: goal")
        .contains(
            "execution=passed validation=passed policy=allow branch_push=true changed_files=1");
  }

  @Test
  void keepsWhatItWroteForTheServiceAlone() throws IOException {
    // Given
    seal(sample());

    // Then
    Path folder = root.resolve(PLACE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("result.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void publishingAgainReplacesNothing() throws IOException {
    // Given: somebody else's folder would have another inode
    EvidenceFolders store = store();
    PreparedEvidence prepared = store.prepare(sample(new EvidenceFile("diff.patch", "first")));
    Seal seal = opened().write(tx -> store.intend(tx, prepared));
    store.publish(prepared, seal);
    Object before = Files.readAttributes(root.resolve(PLACE), BasicFileAttributes.class).fileKey();

    // When
    store.publish(prepared, seal);

    // Then
    assertThat(Files.readAttributes(root.resolve(PLACE), BasicFileAttributes.class).fileKey())
        .isEqualTo(before);
    assertThat(text(store, REPORTS + "diff.patch")).isEqualTo("first");
    assertThat(root.resolve("runs")).isDirectoryNotContaining("glob:**/.unfinished-*");
  }

  @Test
  void theSameEvidenceGivesTheSameBytes() throws IOException {
    // Given
    Path other = Files.createDirectory(root.resolve("other"));
    try (StoreFixture elsewhere = new StoreFixture(StoreKind.SQLITE)) {

      // When
      seal(sample());
      fixture(other, elsewhere).seal(sample());
    }

    // Then
    for (String name : store().names(PLACE)) {
      assertThat(other.resolve(PLACE).resolve(name))
          .hasSameBinaryContentAs(root.resolve(PLACE).resolve(name));
    }
  }

  @Test
  void oneOfManyThatPublishTheSameRunWins() throws Exception {
    // Given
    EvidenceFolders store = store();
    PreparedEvidence prepared = store.prepare(sample());
    Seal seal = opened().write(tx -> store.intend(tx, prepared));
    Callable<Void> publish =
        () -> {
          store.publish(prepared, seal);
          return null;
        };

    // When
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Void> one : threads.invokeAll(List.of(publish, publish, publish, publish))) {
        one.get();
      }
    }

    // Then
    try (var runs = Files.list(root.resolve("runs"))) {
      assertThat(runs).containsExactly(root.resolve(PLACE));
    }
  }

  @Test
  void masksSecretsOnceMoreWithoutBreakingJson() throws IOException {
    // Given
    EvidenceFolders store = store();

    // When
    seal(
        sample(
            new EvidenceFile("kodo_stdout.log", "token " + SECRET),
            new EvidenceFile(
                "validation.json",
                "[{\"a\":\"-----BEGIN PRIVATE KEY-----\",\"b\":\"-----END PRIVATE KEY-----\"}]")));

    // Then
    assertThat(text(store, REPORTS + "kodo_stdout.log")).isEqualTo("token ***");
    assertThat(json(store, REPORTS + "validation.json").path(0).has("b")).isTrue();
  }

  @Test
  void removesWhatACrashLeftHalfWritten() throws IOException {
    // Given
    Path half = Files.createDirectories(root.resolve("runs/.unfinished-1/backend_details"));
    Files.writeString(half.resolve("x.log"), "x");
    Path outside = Files.writeString(root.resolve("outside.txt"), "mine");
    Files.createSymbolicLink(half.resolve("link"), outside);

    // When
    store();

    // Then
    assertThat(root.resolve("runs")).isEmptyDirectory();
    assertThat(outside).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "/etc/x",
        "a/../b",
        "",
        "a//b",
        ".hidden",
        "a\nb",
        "result.json/",
        "telemetry json"
      })
  void refusesNamesThatLeaveTheFolder(String name) {
    // Given
    EvidenceFolders store = store();

    // Then
    assertThatThrownBy(() -> store.prepare(sample(new EvidenceFile(name, "x"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("evidence file");
    assertThat(root.resolve("runs")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../runs", "runs", "runs/../runs/x", "runs/a/b", "/etc", "runs/.unfinished-1"})
  void readsNoOtherPlaces(String place) {
    // Given
    EvidenceFolders store = store();

    // Then
    assertThatThrownBy(() -> store.names(place)).isInstanceOf(EvidenceNotStored.class);
    assertThatThrownBy(() -> store.read(place, "x")).isInstanceOf(EvidenceNotStored.class);
  }

  @Test
  void followsNoLinks() throws IOException {
    // Given
    EvidenceFolders store = store();
    seal(sample());
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.writeString(outside.resolve("x.txt"), "mine");
    Files.createSymbolicLink(root.resolve(PLACE).resolve("link.txt"), outside.resolve("x.txt"));
    Files.createSymbolicLink(root.resolve(PLACE).resolve("folder"), outside);

    // Then
    assertThat(store.read(PLACE, "link.txt")).isEmpty();
    assertThat(store.read(PLACE, "folder/x.txt")).isEmpty();
    assertThat(store.read(PLACE, "../../outside/x.txt")).isEmpty();
    assertThat(store.names(PLACE)).doesNotContain("link.txt", "folder/x.txt");
    assertThat(store.read(PLACE, "result.json")).isPresent();
  }

  @OnBothDatabases
  void servesWhatAnotherReplicaSealedWhereReplicasCanBe(StoreFixture fixture) throws IOException {
    // Given
    EvidenceFile transcript =
        new EvidenceFile("backend_details/kodo-stdout.log", "o\0ut " + SECRET);
    EvidenceFolders sealer = fixture(root.resolve("one"), fixture).folders();
    EvidenceFolders other = fixture(root.resolve("other"), fixture).folders();

    // When
    fixture(root.resolve("one"), fixture).seal(sample(transcript));

    // Then
    switch (fixture.kind()) {
      case SQLITE -> assertThat(other.names(PLACE)).isEmpty();
      case POSTGRESQL -> {
        assertThat(other.names(PLACE)).isEqualTo(sealer.names(PLACE));
        for (String name : sealer.names(PLACE)) {
          assertThat(other.read(PLACE, name).orElseThrow())
              .as(name)
              .isEqualTo(sealer.read(PLACE, name).orElseThrow());
        }
        assertThat(other.read(PLACE, "no.such")).isEmpty();
      }
    }
  }

  @OnBothDatabases
  void makesUpForACopyThatACrashPrevented(StoreFixture fixture) {
    // Given
    EvidenceFolders sealer = fixture(root.resolve("one"), fixture).folders();
    Store database = fixture.open(ExecutionSchema.all());
    PreparedEvidence prepared = sealer.prepare(sample());
    Seal seal = database.write(tx -> sealer.intend(tx, prepared));
    sealer.publish(prepared, seal);
    database.write(tx -> tx.update("delete from sealed_file"));

    // When
    sealer.publish(prepared, seal);

    // Then
    assertThat(new SealedCopies(database).names(PLACE))
        .isEqualTo(
            fixture.kind() == StoreKind.POSTGRESQL ? sealer.names(PLACE) : List.<String>of());
  }

  @Test
  void refusesToWriteOnAFullDisk() {
    // Given
    SealingFixture full =
        SealingFixture.on(root, opened(), SecretMask.KNOWN_SHAPES, Clock.systemUTC(), 10L << 20);

    // Then
    assertThatThrownBy(() -> full.seal(sample()))
        .isInstanceOf(EvidenceNotStored.class)
        .hasMessageContaining("disk_space_critical: 10 MiB are free");
    assertThat(root.resolve("runs")).isEmptyDirectory();
  }

  private EvidenceFolders store() {
    return fixture(root, database).folders();
  }

  private String seal(RunEvidence evidence) {
    return fixture(root, database).seal(evidence);
  }

  private Store opened() {
    return database.open(ExecutionSchema.all());
  }

  private static SealingFixture fixture(Path where, StoreFixture fixture) {
    return SealingFixture.on(
        where,
        fixture.open(ExecutionSchema.all()),
        SecretMask.KNOWN_SHAPES.with(List.of(SECRET)),
        Clock.systemUTC());
  }

  private RunEvidence sample(EvidenceFile... files) {
    return EvidenceSample.of(codec, List.of(files));
  }

  private static String text(EvidenceFolders store, String name) {
    return new String(store.read(PLACE, name).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(EvidenceFolders store, String name) throws IOException {
    return new ObjectMapper().readTree(text(store, name));
  }
}
