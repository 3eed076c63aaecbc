package io.operationscenter.kit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What retention removed is told apart from what is missing. */
class VerifyPrunedFoldersTest {

  @TempDir Path runs;

  @Test
  void tellsWhatRetentionRemovedFromWhatIsMissing() throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Path folder = SealedRuns.folder(runs, 1);
    SealedRuns.prune(folder, SealedRuns.LOG);
    Files.delete(folder.resolve(SealedRuns.LOG));

    // When
    Verification verification = SealedRuns.one(runs, 1);

    // Then
    assertThat(verification.state()).isEqualTo(VerificationState.INTACT);
    assertThat(verification.pruned())
        .singleElement()
        .satisfies(pruned -> assertThat(pruned.files()).containsExactly(SealedRuns.LOG));
    assertThat(VerificationText.lines(List.of(verification)))
        .contains("Pruned      2026-03-01T00:00:00Z by retention.logs_days = 1: " + SealedRuns.LOG);
  }

  @Test
  void excusesNoFileThatRetentionNeverRemovesByItself() throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Path folder = SealedRuns.folder(runs, 1);
    SealedRuns.prune(folder, "result.json");
    Files.delete(folder.resolve("result.json"));

    // Then
    assertThat(SealedRuns.one(runs, 1).faults())
        .extracting(fault -> SealedRuns.where(fault) + " " + fault.message())
        .containsExactly(
            "account result.json is missing",
            "null pruned.json names result.json,"
                + " but retention removes single files only of command logs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"result.json", "never.log", "*"})
  void believesNoNoteOfARemovalThatNeverWas(String name) throws IOException {
    // Given: everything is there
    SealedRuns.seal(runs, 1);
    SealedRuns.prune(SealedRuns.folder(runs, 1), name);

    // Then
    assertThat(SealedRuns.one(runs, 1).faults())
        .extracting(SealedRuns::where)
        .containsExactly("null pruned.json");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T00:00:00.000001Z,it is 2026-03-02T00:00:00Z now",
    "2999-01-01T00:00:00Z,it is 2026-03-02T00:00:00Z now",
    "2026-02-01T11:59:59.999999Z,the run was recorded at 2026-02-01T12:00:00Z"
  })
  void refusesARemovalThatCannotHaveBeen(Instant at, String why) throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Path folder = SealedRuns.folder(runs, 1);
    SealedRuns.prune(folder, SealedRuns.LOG, at);
    Files.delete(folder.resolve(SealedRuns.LOG));

    // When
    Verification verification = SealedRuns.one(runs, 1);

    // Then
    assertThat(verification.state()).isEqualTo(VerificationState.BROKEN);
    assertThat(verification.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(SealedRuns.where(fault)).isEqualTo("null pruned.json");
              assertThat(fault.message())
                  .isEqualTo("tells of a removal at %s, %s".formatted(at, why));
            });
  }

  @Test
  void stillChecksALogThatIsToBeRemoved() throws IOException {
    // Given
    SealedRuns.seal(runs, 1);
    Path folder = SealedRuns.folder(runs, 1);
    SealedRuns.prune(folder, SealedRuns.LOG);
    Files.writeString(folder.resolve(SealedRuns.LOG), "other\n");

    // Then
    assertThat(SealedRuns.one(runs, 1).faults())
        .extracting(SealedRuns::where)
        .containsExactly("account " + SealedRuns.LOG);
  }

  @Test
  void findsNothingBrokenWhileRetentionRemovesFoldersAndLogs() throws Exception {
    // Given
    SealedRuns.seal(runs, 60);
    Instant at = SealedRuns.NOW.minusSeconds(60);

    try (ExecutorService retention = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> removing =
          retention.submit(
              () -> {
                for (int number = 1; number <= 59; number++) {
                  Path folder = SealedRuns.folder(runs, number);
                  Path aside = runs.resolve(FoundFiles.UNFINISHED + number);
                  prune(aside, folder, SealedRuns.LOG, at);
                  Files.delete(folder.resolve(SealedRuns.LOG));
                  Files.move(folder, aside);
                  SealedRuns.remove(aside);
                }
                return null;
              });

      // When
      List<Verification> seen = new ArrayList<>();
      do {
        seen.addAll(SealedRuns.verify(runs));
      } while (!removing.isDone());
      removing.get();

      // Then
      assertThat(seen).flatExtracting(Verification::faults).isEmpty();
    }
    assertThat(SealedRuns.verify(runs)).extracting(Verification::number).containsExactly(60L);
  }

  /** As the service does: what is written appears whole. */
  private static void prune(Path aside, Path folder, String name, Instant at) throws IOException {
    SealedRuns.prune(Files.createDirectory(aside), name, at);
    Files.move(
        aside.resolve(FoundFiles.PRUNED),
        folder.resolve(FoundFiles.PRUNED),
        StandardCopyOption.ATOMIC_MOVE);
    Files.delete(aside);
  }
}
