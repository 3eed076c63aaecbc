package io.operationscenter.execution.workspaces;

import io.operationscenter.kit.config.ManagedRepository;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What has to be done in a fresh checkout before anything can run in it (spec 03 §6.2, design §8).
 *
 * @param note why nothing is done, or which rule applies
 * @param commands in order; each must exit with 0
 */
record BootstrapPlan(String note, List<String> commands) {

  private static final List<String> SIGNS_OF_PYTHON =
      List.of("pyproject.toml", "setup.py", "setup.cfg");
  private static final String SCRIPT = "tools/bootstrap.sh";

  BootstrapPlan {
    commands = List.copyOf(commands);
  }

  /** The row of the table that applies to the files as they were checked out. */
  static BootstrapPlan of(ManagedRepository repository, Path files) {
    List<String> given = repository.bootstrapCommands();
    if (!repository.bootstrapEnabled()) {
      if (given == null && isFile(files, SCRIPT)) {
        return new BootstrapPlan(SCRIPT + " of the repository", List.of("bash " + SCRIPT));
      }
      return given == null || given.isEmpty()
          ? nothing("bootstrap is disabled and nothing else is given")
          : new BootstrapPlan("bootstrap_commands, the built-in one is disabled", given);
    }
    if (given != null && !given.isEmpty()) {
      return new BootstrapPlan("bootstrap_commands", given);
    }
    if (SIGNS_OF_PYTHON.stream().noneMatch(name -> isFile(files, name))) {
      return nothing("no pyproject.toml, setup.py or setup.cfg: nothing to install");
    }
    String venv = repository.venvDir();
    return venv == null
        ? nothing("venv_dir is null: no virtual environment")
        : new BootstrapPlan("virtual environment in " + venv, python(repository, venv, files));
  }

  /**
   * Variables of a virtual environment, for bootstrap commands and all that come after them (spec
   * 03 §6.2).
   *
   * @param path PATH without it
   */
  static Map<String, String> variables(ManagedRepository repository, Path files, String path) {
    String venv = repository.venvDir();
    if (venv == null) {
      return Map.of();
    }
    Path folder = files.resolve(venv);
    return Map.of("VIRTUAL_ENV", folder.toString(), "PATH", folder.resolve("bin") + ":" + path);
  }

  private static List<String> python(ManagedRepository repository, String venv, Path files) {
    List<String> commands = new ArrayList<>();
    if (!Files.exists(files.resolve(venv), LinkOption.NOFOLLOW_LINKS)) {
      commands.add(quoted(repository.pythonBinary()) + " -m venv " + quoted(venv));
    }
    commands.add(quoted(venv + "/bin/python") + " -m pip install --upgrade pip");
    String install = repository.installDevCommand();
    commands.add(install == null ? quoted(venv + "/bin/pip") + " install -e '.[dev]'" : install);
    return commands;
  }

  private static BootstrapPlan nothing(String why) {
    return new BootstrapPlan(why, List.of());
  }

  private static boolean isFile(Path files, String name) {
    return Files.isRegularFile(files.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
