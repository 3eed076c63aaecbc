package io.operationscenter.kit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealLink;
import io.operationscenter.contracts.evidence.SealedFile;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import io.operationscenter.kit.service.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the chain between folders. */
class VerifyChainTest {

  @TempDir Path runs;

  @Test
  void namesTheNextSealWhenAnEarlierRunWasSealedAnew() throws IOException {
    // Given: everything in the folder agrees with itself
    SealedRuns.seal(runs, 3);
    Path folder = SealedRuns.folder(runs, 2);
    Seal first = SealedRuns.read(SealedRuns.folder(runs, 1));
    Files.writeString(folder.resolve("result.json"), "{\"better\": true}\n");
    Seal before = SealedRuns.read(folder);
    SealedRuns.write(folder, resealed(before, first.head(), folder));

    // When
    List<Verification> all = SealedRuns.verify(runs);

    // Then
    assertThat(SealedRuns.one(runs, 2).state()).isEqualTo(VerificationState.INTACT);
    assertThat(all.get(1).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.anchor()).isEqualTo(VerifyFolders.NEXT);
              assertThat(fault.message()).contains(SealedRuns.runId(3), before.head());
            });
    assertThat(all.get(2).state()).isEqualTo(VerificationState.INTACT);
  }

  private static Seal resealed(Seal seal, String previous, Path folder) throws IOException {
    Map<SealedPart, List<SealedFile>> files = new EnumMap<>(SealedPart.class);
    for (SealLink link : seal.links()) {
      List<SealedFile> those = new ArrayList<>();
      for (SealedFile file : link.files()) {
        those.add(
            new SealedFile(
                file.name(), Digests.of(Files.readAllBytes(folder.resolve(file.name())))));
      }
      files.put(SealedPart.valueOf(link.name().toUpperCase(Locale.ROOT)), those);
    }
    return MakeSeal.of(
        new MakeSeal.Content(seal.runId(), seal.ticketId(), files), seal.number(), previous);
  }

  @Test
  void findsFoldersThatWereSwapped() throws IOException {
    // Given
    SealedRuns.seal(runs, 3);
    Path first = SealedRuns.folder(runs, 1);
    Path second = SealedRuns.folder(runs, 2);
    Files.move(first, runs.resolve(".aside"));
    Files.move(second, first);
    Files.move(runs.resolve(".aside"), second);

    // Then
    assertThat(SealedRuns.verify(runs).stream().filter(v -> v.state() == VerificationState.BROKEN))
        .hasSize(2);
    assertThat(SealedRuns.one(runs, 1).faults().getFirst().message())
        .contains(
            "that of run " + SealedRuns.runId(2), "folder is that of run " + SealedRuns.runId(1));
  }

  @Test
  void findsANumberThatTwoFoldersHave() throws IOException {
    // Given
    SealedRuns.seal(runs, 2);
    Path copy = Files.createDirectory(runs.resolve("copy"));
    SealedRuns.seal(copy, 1);
    Files.move(SealedRuns.folder(copy, 1), runs.resolve("again"));
    Files.delete(copy);

    // Then
    assertThat(SealedRuns.verify(runs).stream().flatMap(v -> v.faults().stream()))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("number 1 is that of run"));
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,number 1 is not here",
    "1,4,numbers 1 to 4 are not here",
    "3,3,number 3 is not here",
    "2,9,numbers 2 to 9 are not here"
  })
  void saysWhichNumbersAreNotThere(int first, int last, String message) throws IOException {
    // Given
    SealedRuns.seal(runs, 10);
    for (int number = first; number <= last; number++) {
      SealedRuns.remove(SealedRuns.folder(runs, number));
    }

    // When
    List<Verification> all = SealedRuns.verify(runs);

    // Then
    assertThat(all).extracting(Verification::state).containsOnly(VerificationState.INTACT);
    assertThat(VerificationText.lines(all)).contains("Anchor      previous not there: " + message);
    assertThat(VerificationText.exitCode(all)).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void cannotKnowOfANewerRunThatLeftNothing() throws IOException {
    // Given
    SealedRuns.seal(runs, 3);
    SealedRuns.remove(SealedRuns.folder(runs, 3));

    // Then: what docs/evidence.md says
    assertThat(VerificationText.exitCode(SealedRuns.verify(runs))).isEqualTo(ExitCode.OK);
  }
}
