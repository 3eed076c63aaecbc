package io.operationscenter.execution.runs;

import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.execution.backends.Excerpts;
import io.operationscenter.execution.workspaces.CommandRun;
import java.util.List;
import java.util.stream.Collectors;

/** Says in one summary what the validation commands said (spec 03 §6.4). */
final class SummariseValidation {

  /** Name of the check that validation leaves the files as it found them. */
  static final String UNALTERED = "files unchanged by validation";

  private static final int MOST_NAMED = 10;
  private static final int LINES = 20;
  private static final int CHARACTERS = 1000;

  private SummariseValidation() {}

  static ValidationSummary of(List<CommandRun> runs) {
    if (runs.isEmpty()) {
      return ValidationSummary.skipped();
    }
    long passed = runs.stream().filter(CommandRun::passed).count();
    return new ValidationSummary(
        status(runs),
        runs.size(),
        passed,
        runs.size() - passed,
        passed == runs.size() ? null : excerpt(runs),
        runs.stream().mapToLong(CommandRun::durationMs).sum());
  }

  /** Stands behind the commands when they changed files that would be committed. */
  static CommandRun altered(List<String> files) {
    String named = String.join("\n", files.subList(0, Math.min(MOST_NAMED, files.size())));
    return new CommandRun(
        UNALTERED,
        1,
        "",
        "validation changed %d file(s), so what it checked is not what would be committed:\n%s"
            .formatted(files.size(), named),
        0);
  }

  private static ValidationStatus status(List<CommandRun> runs) {
    if (runs.stream().anyMatch(run -> run.exitCode() == CommandRun.TIMED_OUT)) {
      return ValidationStatus.ERROR;
    }
    return runs.stream().allMatch(CommandRun::passed)
        ? ValidationStatus.PASSED
        : ValidationStatus.FAILED;
  }

  private static String excerpt(List<CommandRun> runs) {
    String all =
        runs.stream()
            .filter(run -> !run.passed())
            .map(run -> lastLines("[" + run.command() + "]\n" + output(run)))
            .collect(Collectors.joining("\n"));
    return Excerpts.last(all, CHARACTERS);
  }

  private static String output(CommandRun run) {
    return run.stderr().isBlank() ? run.stdout() : run.stderr();
  }

  private static String lastLines(String text) {
    List<String> lines = text.strip().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }
}
