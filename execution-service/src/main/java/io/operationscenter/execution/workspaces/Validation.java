package io.operationscenter.execution.workspaces;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.programs.ConfinedPrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the validation commands of a run (spec 03 §6.3, §6.4). */
final class Validation {

  private final ShellCommands commands;

  Validation(ShellCommands commands) {
    this.commands = commands;
  }

  /** Those of the request, else those of the repository. */
  static List<String> commands(WorkspaceOrder order) {
    List<String> own = order.request().validationCommands();
    return own.isEmpty() ? order.repository().validationCommands() : own;
  }

  /** All of them, in order. */
  List<CommandRun> run(Workspace workspace) throws InterruptedException {
    WorkspaceOrder order = workspace.order();
    ExecutionRequest request = order.request();
    boolean bootstrapped = !workspace.bootstrap().commands().isEmpty();
    return commands.all(
        commands(order),
        new ShellCommands.Setting(
            workspace.files(),
            environment(order, workspace.files(), bootstrapped),
            Duration.ofSeconds(request.validationTimeoutSeconds()),
            order.stop()));
  }

  /** What commands of a run see besides PATH, locale and home. */
  static Map<String, String> environment(WorkspaceOrder order, Path files, boolean bootstrapped) {
    Map<String, String> variables = new HashMap<>();
    if (bootstrapped) {
      variables.putAll(
          BootstrapPlan.variables(order.repository(), files, ConfinedPrograms.searchPath()));
    }
    variables.putAll(order.repository().env());
    return variables;
  }
}
