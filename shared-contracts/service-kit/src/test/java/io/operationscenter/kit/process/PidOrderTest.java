package io.operationscenter.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.process.PidOrder.Count;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidOrderTest {

  @ParameterizedTest
  @CsvSource({
    "1000, 60, true",
    // 31968 + 50 + 3 * (200 + 50) = 32768: the next one may begin anew
    "31967, 100, true",
    "31968, 100, false",
    "32500, 51, false",
    // A machine that does not count, or began to count anew
    "1000, 50, false",
    "1000, 40, false"
  })
  void holdsUntilTheHighestNumberMayHaveBeenGiven(long pid, long now, boolean expected) {
    assertThat(PidOrder.holds(pid, new Count(50, 200), now, 32_768)).isEqualTo(expected);
  }

  @Test
  void isNotKnownWithoutACount() {
    assertThat(PidOrder.holdsSince(1, null)).isFalse();
  }

  @Test
  void countsEachProcessThatStarts() throws Exception {
    // Given
    Count before = PidOrder.count();

    // When
    Process process = new ProcessBuilder("/bin/true").start();

    // Then
    assertThat(process.waitFor()).isZero();
    assertThat(PidOrder.count().forks()).isGreaterThan(before.forks());
    assertThat(before.threads()).isPositive();
  }

  @Test
  void aYoungerProcessIsAmongTheCandidatesAndItsAncestorsAreKnown() throws IOException {
    // Given
    Count before = PidOrder.count();
    Process process = new ProcessBuilder("/bin/sleep", "600").start();
    try {
      TreeRoot root = TreeRoot.of(process.pid(), null, before);

      // When
      ProcessTable candidates = root.candidates();

      // Then
      assertThat(candidates.entries()).extracting(ProcessEntry::pid).contains(process.pid());
      assertThat(candidates.lineage(process.pid()))
          .contains(process.pid(), ProcessHandle.current().pid());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void leavesOlderProcessesOutOnlyWhereTheOrderHolds() {
    // Given
    long own = ProcessHandle.current().pid();

    // When
    ProcessTable younger = ProcessTable.readFrom(own + 1);

    // Then
    assertThat(younger.entries()).extracting(ProcessEntry::pid).doesNotContain(own);
    assertThat(new TreeRoot(own + 1, 0, null, null).candidates().entries())
        .extracting(ProcessEntry::pid)
        .contains(own);
  }
}
