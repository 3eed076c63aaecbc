package io.operationscenter.execution.backends.kodo;

import io.operationscenter.contracts.enums.ExecutionMode;
import io.operationscenter.kit.config.KodoSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Argument vectors of the engines (spec 03 §4.3, design §8). */
final class EngineCommand {

  private static final Pattern PLACE = Pattern.compile("\\{(goal_file|workspace)}");

  private EngineCommand() {}

  /** Kodo's, with the settings that hold for this run. */
  static List<String> kodo(
      String binary, KodoSection settings, ExecutionMode mode, Path goalFile, Path workspace) {
    List<String> argv = new ArrayList<>();
    argv.add(binary);
    switch (mode) {
      case GOAL, FIX_PR -> argv.addAll(List.of("--goal-file", goalFile.toString()));
      case TEST_CAMPAIGN -> argv.add("--test");
      case IMPROVE_CAMPAIGN -> argv.add("--improve");
    }
    argv.addAll(
        List.of(
            "--project",
            workspace.toString(),
            "--team",
            settings.team(),
            "--cycles",
            Long.toString(settings.cycles()),
            "--exchanges",
            Long.toString(settings.exchanges()),
            "--orchestrator",
            settings.orchestrator(),
            "--effort",
            settings.effort(),
            "--yes"));
    return argv;
  }

  /**
   * The operator's own, with the places filled in. Each argument stays one argument, whatever is
   * filled in, and what was filled in is not looked at again.
   */
  static List<String> filled(List<String> command, Path goalFile, Path workspace) {
    Map<String, String> values =
        Map.of("goal_file", goalFile.toString(), "workspace", workspace.toString());
    return command.stream()
        .map(
            argument ->
                PLACE
                    .matcher(argument)
                    .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1)))))
        .toList();
  }
}
