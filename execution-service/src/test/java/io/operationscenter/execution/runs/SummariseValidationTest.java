package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.execution.workspaces.CommandRun;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummariseValidationTest {

  private static CommandRun run(String command, int code, String stdout, String stderr) {
    return new CommandRun(command, code, stdout, stderr, 7);
  }

  @Test
  void wasSkippedWithoutCommands() {
    assertThat(SummariseValidation.of(List.of()).status()).isEqualTo(ValidationStatus.SKIPPED);
  }

  @Test
  void countsAndAddsUp() {
    // When
    ValidationSummary summary =
        SummariseValidation.of(
            List.of(
                run("lint", 0, "fine", ""),
                run("test", 1, "", "1 failed"),
                run("type", 0, "", "")));

    // Then
    assertThat(summary.status()).isEqualTo(ValidationStatus.FAILED);
    assertThat(summary.commandsRun()).isEqualTo(3);
    assertThat(summary.commandsPassed()).isEqualTo(2);
    assertThat(summary.commandsFailed()).isEqualTo(1);
    assertThat(summary.durationMs()).isEqualTo(21);
    assertThat(summary.failureExcerpt()).isEqualTo("[test]\n1 failed");
  }

  @Test
  void isAnErrorOnceACommandRanOutOfTime() {
    assertThat(
            SummariseValidation.of(
                    List.of(run("lint", 1, "", "x"), run("slow", CommandRun.TIMED_OUT, "", "")))
                .status())
        .isEqualTo(ValidationStatus.ERROR);
  }

  @Test
  void quotesStdoutWhereStderrIsEmpty() {
    assertThat(SummariseValidation.of(List.of(run("t", 2, "out", " \n"))).failureExcerpt())
        .isEqualTo("[t]\nout");
  }

  @Test
  void keepsTheLastTwentyLinesAndThousandCharacters() {
    // Given
    String many =
        IntStream.rangeClosed(1, 50).mapToObj(n -> "line " + n).collect(Collectors.joining("\n"));

    // When
    String excerpt = SummariseValidation.of(List.of(run("t", 1, "", many))).failureExcerpt();
    String wide =
        SummariseValidation.of(List.of(run("t", 1, "", "x".repeat(5000) + "end"))).failureExcerpt();

    // Then
    assertThat(excerpt.lines()).hasSize(20).startsWith("line 31").endsWith("line 50");
    assertThat(wide).hasSize(1000).endsWith("xend");
  }

  @Test
  void cutsNoCharacterInHalf() {
    // When
    String excerpt =
        SummariseValidation.of(List.of(run("t", 1, "", "🚀".repeat(2000) + "!"))).failureExcerpt();

    // Then
    assertThat(excerpt).isEqualTo("🚀".repeat(999) + "!");
  }

  @Test
  void quotesNothingWhenAllPassed() {
    assertThat(SummariseValidation.of(List.of(run("t", 0, "noise", "noise"))).failureExcerpt())
        .isNull();
  }
}
