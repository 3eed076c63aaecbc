package io.operationscenter.execution.workspaces;

import io.operationscenter.execution.programs.ConfinedPrograms;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.kit.process.Outcome;
import io.operationscenter.kit.process.Outcome.Cancelled;
import io.operationscenter.kit.process.Outcome.Ended;
import io.operationscenter.kit.process.Outcome.Exited;
import io.operationscenter.kit.process.Outcome.NotStarted;
import io.operationscenter.kit.process.Outcome.Signalled;
import io.operationscenter.kit.process.Outcome.TimedOut;
import io.operationscenter.kit.process.OutputBounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Runs the operator's commands through {@code bash -c} in a workspace, one after the other. */
final class ShellCommands {

  private static final OutputBounds KEPT = new OutputBounds(256 << 10, 256 << 10);
  private static final int NOT_STARTED = -1;
  private static final int SIGNALLED = 128;
  private static final int CANCELLED = 143;

  private final ConfinedPrograms programs;

  ShellCommands(ConfinedPrograms programs) {
    this.programs = programs;
  }

  /**
   * How commands are run.
   *
   * @param files working directory
   * @param environment more variables
   * @param limit time of each command
   * @param stop ends the one that runs and leaves out the others
   */
  record Setting(Path files, Map<String, String> environment, Duration limit, StopSignal stop) {

    Setting {
      environment = Map.copyOf(environment);
    }
  }

  /** Runs all of them. */
  List<CommandRun> all(List<String> commands, Setting setting) throws InterruptedException {
    return whileTrue(_ -> true, commands, setting);
  }

  /** Runs them until one fails. */
  List<CommandRun> untilFailure(List<String> commands, Setting setting)
      throws InterruptedException {
    return whileTrue(CommandRun::passed, commands, setting);
  }

  private List<CommandRun> whileTrue(
      Predicate<CommandRun> goOn, List<String> commands, Setting setting)
      throws InterruptedException {
    List<CommandRun> runs = new ArrayList<>();
    for (String command : commands) {
      if (setting.stop().given().isPresent()) {
        break;
      }
      CommandRun run = one(command, setting);
      runs.add(run);
      if (!goOn.test(run)) {
        break;
      }
    }
    return List.copyOf(runs);
  }

  private CommandRun one(String command, Setting setting) throws InterruptedException {
    Outcome outcome =
        programs.run(
            programs
                .command(
                    setting.files(),
                    List.of("bash", "-c", command),
                    setting.environment(),
                    setting.limit())
                .withOutput(KEPT),
            setting.stop());
    return switch (outcome) {
      case Exited exited -> ended(command, exited.code(), exited, "");
      case Signalled signalled -> ended(command, SIGNALLED + signalled.signal(), signalled, "");
      case TimedOut timedOut ->
          ended(
              command,
              CommandRun.TIMED_OUT,
              timedOut,
              "\n[timeout: process group killed after %ds]"
                  .formatted(timedOut.limit().toSeconds()));
      case Cancelled cancelled -> ended(command, CANCELLED, cancelled, "\n[cancelled]");
      case NotStarted notStarted ->
          new CommandRun(command, NOT_STARTED, "", notStarted.detail(), 0);
    };
  }

  private static CommandRun ended(String command, int code, Ended ended, String note) {
    return new CommandRun(
        command,
        code,
        ended.report().stdout().text(),
        ended.report().stderr().text() + note,
        ended.report().duration().toMillis());
  }
}
