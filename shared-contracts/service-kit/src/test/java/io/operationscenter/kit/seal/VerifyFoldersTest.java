package io.operationscenter.kit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import io.operationscenter.kit.service.ExitCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the files of a sealed folder, and of what lies beside it. */
class VerifyFoldersTest {

  private static final String OTHER = "0".repeat(64);

  @TempDir Path runs;

  @Test
  void findsNothingWrongWithWhatWasSealed() throws IOException {
    // Given
    String head = SealedRuns.seal(runs, 3);

    // When
    List<Verification> all = SealedRuns.verify(runs);

    // Then
    assertThat(all).extracting(Verification::number).containsExactly(1L, 2L, 3L);
    assertThat(all).extracting(Verification::state).containsOnly(VerificationState.INTACT);
    assertThat(all.getLast().head()).isEqualTo(head);
    assertThat(VerificationText.exitCode(all)).isEqualTo(ExitCode.OK);
  }

  static Stream<Arguments> sealedFiles() {
    return SealedRuns.FILES.entrySet().stream()
        .flatMap(
            part ->
                part.getValue().keySet().stream().map(name -> Arguments.of(part.getKey(), name)));
  }

  @ParameterizedTest
  @MethodSource("sealedFiles")
  void namesTheLinkAndTheFileInWhichOneByteChanged(SealedPart part, String name)
      throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Path file = SealedRuns.folder(runs, 1).resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[0] ^= 1;
    Files.write(file, bytes);

    // When
    Verification verification = SealedRuns.one(runs, 1);

    // Then
    assertThat(verification.state()).isEqualTo(VerificationState.BROKEN);
    assertThat(verification.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(SealedRuns.where(fault)).isEqualTo(part.wire() + " " + name);
              assertThat(fault.message()).contains("sealed was");
            });
    assertThat(VerificationText.exitCode(List.of(verification))).isEqualTo(ExitCode.FAILED);
  }

  @ParameterizedTest
  @MethodSource("sealedFiles")
  void namesTheFileThatIsMissing(SealedPart part, String name) throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Files.delete(SealedRuns.folder(runs, 1).resolve(name));

    // Then
    assertThat(SealedRuns.one(runs, 1).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(SealedRuns.where(fault)).isEqualTo(part.wire() + " " + name);
              assertThat(fault.message()).isEqualTo("is missing");
            });
  }

  @Test
  void namesBothNamesOfAFileThatWasRenamed() throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Path folder = SealedRuns.folder(runs, 1);
    Files.move(folder.resolve("result.json"), folder.resolve("resultat.json"));

    // Then
    assertThat(SealedRuns.one(runs, 1).faults())
        .extracting(SealedRuns::where)
        .containsExactly("account result.json", "null resultat.json");
  }

  @Test
  void namesWhatWasAddedAndFollowsNoLink() throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Path folder = SealedRuns.folder(runs, 1);
    Files.writeString(folder.resolve("tools/more.txt"), "x");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc"));
    Files.delete(folder.resolve("commit.json"));
    Files.createSymbolicLink(folder.resolve("commit.json"), folder.resolve("result.json"));

    // Then
    assertThat(SealedRuns.one(runs, 1).faults())
        .extracting(fault -> SealedRuns.where(fault) + ": " + fault.message())
        .containsExactly(
            "commit commit.json: is no regular file",
            "null tools/more.txt: lies here and is in no link",
            "null link: is no regular file and in no link");
  }

  static Stream<Arguments> edits() {
    Map<String, Consumer<ObjectNode>> edits =
        Map.ofEntries(
            Map.entry("version", seal -> seal.put("version", 2)),
            Map.entry("run_id", seal -> seal.put("run_id", SealedRuns.runId(9))),
            Map.entry("ticket_id", seal -> seal.put("ticket_id", "other")),
            Map.entry("number", seal -> seal.put("number", 7)),
            Map.entry("previous", seal -> seal.put("previous", OTHER)),
            Map.entry("no previous", seal -> seal.putNull("previous")),
            Map.entry("opening", seal -> seal.put("opening", OTHER)),
            Map.entry("head", seal -> seal.put("head", OTHER)),
            Map.entry("digest of a link", seal -> link(seal, 2).put("digest", OTHER)),
            Map.entry("name of a link", seal -> link(seal, 2).put("name", "jail")),
            Map.entry("a link left out", seal -> ((ArrayNode) seal.get("links")).remove(6)),
            Map.entry("digest of a file", seal -> file(seal, 3).put("sha256", OTHER)),
            Map.entry("name of a file", seal -> file(seal, 3).put("name", "else.patch")),
            Map.entry(
                "a file left out", seal -> ((ArrayNode) link(seal, 3).get("files")).remove(0)),
            Map.entry("a member more", seal -> seal.put("note", "x")),
            Map.entry("a digest of another form", seal -> seal.put("head", "abc")));
    return edits.entrySet().stream().map(edit -> Arguments.of(edit.getKey(), edit.getValue()));
  }

  private static ObjectNode link(ObjectNode seal, int index) {
    return (ObjectNode) seal.get("links").get(index);
  }

  private static ObjectNode file(ObjectNode seal, int index) {
    return (ObjectNode) link(seal, index).get("files").get(0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void findsEveryEditOfTheSealItself(String what, Consumer<ObjectNode> edit) throws IOException {
    // Given
    SealedRuns.seal(runs, 2);
    Path file = SealedRuns.folder(runs, 2).resolve(FoundFiles.SEAL);
    ObjectNode seal = (ObjectNode) new ObjectMapper().readTree(Files.readString(file));
    edit.accept(seal);
    Files.writeString(file, VerifyFolders.CODEC.pretty(seal));

    // Then
    assertThat(SealedRuns.one(runs, 2).state()).as(what).isEqualTo(VerificationState.BROKEN);
    assertThat(SealedRuns.one(runs, 2).faults())
        .allSatisfy(fault -> assertThat(fault.file()).isNotNull());
  }

  @Test
  void findsEveryByteOfTheSealThatChanged() throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Path file = SealedRuns.folder(runs, 1).resolve(FoundFiles.SEAL);
    byte[] sealed = Files.readAllBytes(file);

    for (int at = 0; at < sealed.length; at++) {
      // When
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      Files.write(file, changed);

      // Then
      assertThat(SealedRuns.one(runs, 1).state())
          .as("byte %d", at)
          .isEqualTo(VerificationState.BROKEN);
    }
  }

  @Test
  void takesNoFileForTwoWhoseNameHasALineBreak() throws IOException {
    // Given: the lines of both files as one name, so that every digest stays what it was
    SealedRuns.seal(runs, 1);
    Path folder = SealedRuns.folder(runs, 1);
    Path file = folder.resolve(FoundFiles.SEAL);
    String head = SealedRuns.read(folder).head();
    ObjectNode seal = (ObjectNode) new ObjectMapper().readTree(Files.readString(file));
    ArrayNode files = (ArrayNode) link(seal, 6).get("files");
    JsonNode hidden = files.remove(1);
    ObjectNode kept = (ObjectNode) files.get(0);
    String name = kept.get("name").asText();
    String both =
        "%s\n%s  %s".formatted(name, hidden.get("sha256").asText(), hidden.get("name").asText());
    kept.put("name", both);
    Files.writeString(file, VerifyFolders.CODEC.pretty(seal));
    Files.move(folder.resolve(name), folder.resolve(both));
    Files.delete(folder.resolve(hidden.get("name").asText()));

    // When
    Verification verification =
        new VerifyFolders(Clock.fixed(SealedRuns.NOW, ZoneOffset.UTC))
            .in(folder, Optional.of(head))
            .getFirst();

    // Then
    assertThat(verification.state()).isEqualTo(VerificationState.BROKEN);
    assertThat(verification.faults().getFirst().message()).contains("links.6.files.0.name");
  }

  @Test
  void saysThatAFolderWithoutASealIsNotSealed() throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Files.delete(SealedRuns.folder(runs, 1).resolve(FoundFiles.SEAL));

    // Then
    assertThat(SealedRuns.one(runs, 1).state()).isEqualTo(VerificationState.UNSEALED);
    assertThat(VerificationText.exitCode(List.of(SealedRuns.one(runs, 1))))
        .isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void looksIntoFoldersThatHide() throws IOException {
    // Given
    SealedRuns.seal(runs, 3);
    Files.move(SealedRuns.folder(runs, 2), runs.resolve(".hidden"));
    Files.writeString(runs.resolve(".hidden/result.json"), "{\"better\": true}\n");

    // When
    Verification hidden = SealedRuns.verify(runs).get(1);

    // Then
    assertThat(hidden.place()).isEqualTo(runs.resolve(".hidden").toString());
    assertThat(hidden.faults())
        .extracting(SealedRuns::where)
        .containsExactly("account result.json");
  }

  @Test
  void namesEverythingBesideTheRunsThatIsNotSealed() throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Path empty = Files.createDirectory(runs.resolve(".empty"));
    Path file = Files.writeString(runs.resolve("notes.txt"), "x");
    Path link = Files.createSymbolicLink(runs.resolve("link"), SealedRuns.folder(runs, 1));
    Path unfinished = Files.createDirectory(runs.resolve(".unfinished-1"));

    // When
    List<Verification> all = SealedRuns.verify(runs);

    // Then
    assertThat(all.stream().flatMap(one -> one.unsealed().stream()))
        .containsExactlyInAnyOrder(
            empty.toString(), file.toString(), link.toString(), unfinished.toString());
    assertThat(VerificationText.exitCode(all)).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void namesAnEmptyFolderThatWasAdded() throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Files.createDirectories(SealedRuns.folder(runs, 1).resolve("tools/more/deep"));

    // Then
    assertThat(SealedRuns.one(runs, 1).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(SealedRuns.where(fault)).isEqualTo("null tools/more/deep");
              assertThat(fault.message()).isEqualTo("is an empty folder of no link");
            });
  }

  @Test
  void speaksOfTheOthersWhereOneFolderCannotBeRead() throws IOException {
    // Given: a seal of a terabyte, a record too large to look into, and a changed file elsewhere
    SealedRuns.seal(runs, 3);
    truncate(SealedRuns.folder(runs, 1).resolve(FoundFiles.SEAL), 1L << 40);
    Path second = SealedRuns.folder(runs, 2);
    SealedRuns.prune(second, SealedRuns.LOG);
    truncate(second.resolve("execution_record.json"), 1L << 25);
    Files.writeString(SealedRuns.folder(runs, 3).resolve("result.json"), "{\"better\": true}\n");

    // When
    List<Verification> all = SealedRuns.verify(runs);

    // Then
    assertThat(all.stream().flatMap(one -> one.faults().stream()))
        .extracting(SealedRuns::where)
        .containsExactly(
            "account execution_record.json", "account result.json", "null " + FoundFiles.SEAL);
    assertThat(all.getLast().state()).isEqualTo(VerificationState.BROKEN);
    assertThat(all.getLast().faults().getFirst().message())
        .isEqualTo("cannot be read: it has 1099511627776 bytes, at most 16777216 are read");
  }

  @Test
  void namesAFolderThatIsTooDeepToBeRead() throws Exception {
    // Given: deeper than any path may be long
    SealedRuns.seal(runs, 1);
    shell(
        SealedRuns.folder(runs, 1),
        "for i in $(seq 60); do d=$(printf 'd%.0s' $(seq 100)); mkdir $d && cd $d; done");

    // When
    Verification verification = SealedRuns.one(runs, 1);
    shell(SealedRuns.folder(runs, 1), "rm -r d*");

    // Then
    assertThat(verification.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).startsWith("cannot be read: "));
  }

  private static void truncate(Path file, long bytes) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.setLength(bytes);
    }
  }

  private static void shell(Path folder, String script) throws Exception {
    Process shell =
        new ProcessBuilder("bash", "-ec", script).directory(folder.toFile()).inheritIO().start();
    assertThat(shell.waitFor()).isZero();
  }

  @Test
  void comparesWithAHeadThatIsKnownFromElsewhere() throws IOException {
    // Given
    String head = SealedRuns.seal(runs, 1);
    Path folder = SealedRuns.folder(runs, 1);

    // Then
    assertThat(new VerifyFolders().in(folder, Optional.of(head)).getFirst().state())
        .isEqualTo(VerificationState.INTACT);
    assertThat(new VerifyFolders().in(folder, Optional.of(OTHER)).getFirst().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.anchor()).isEqualTo("given"));
    assertThatThrownBy(() -> new VerifyFolders().in(folder, Optional.of("abc")))
        .hasMessageContaining("64 hex digits")
        .hasMessageContaining("abc");
    SealedRuns.seal(runs, 2);
    assertThatThrownBy(() -> new VerifyFolders().in(runs, Optional.of(head)))
        .hasMessageContaining("holds 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{}"})
  void saysWhenASealIsNoSeal(String text) throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Files.writeString(SealedRuns.folder(runs, 1).resolve(FoundFiles.SEAL), text);

    // Then
    assertThat(SealedRuns.one(runs, 1).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.file()).isEqualTo(FoundFiles.SEAL));
  }

  @Test
  void theLinesInTheDocumentationMakeTheSameDigests() throws Exception {
    // Given
    SealedRuns.seal(runs, 2);
    Path folder = SealedRuns.folder(runs, 2);
    String page =
        Files.readString(
            Path.of(System.getProperty("root.directory", "../.."), "docs/evidence.md"));
    int begin = page.indexOf("```python\n") + "```python\n".length();
    String script = page.substring(begin, page.indexOf("```", begin));

    // When // Then
    assertThat(python(script, folder)).isEqualTo("True");
    Files.writeString(folder.resolve("result.json"), "{ }\n");
    assertThat(python(script, folder)).isEqualTo("False");
  }

  private static String python(String script, Path folder) throws Exception {
    Process python =
        new ProcessBuilder("python3", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
    return said.strip();
  }
}
