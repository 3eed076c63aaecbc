package io.operationscenter.execution.workspaces;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.kit.git.TreeWriter.Untouched;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paths that backends use for themselves: no change of theirs is ever reported, recorded or
 * committed (spec 03 §3, §6.1).
 */
final class InternalPaths {

  /** Lines of a gitignore file (spec 03 §6.1, 4). */
  private static final List<String> EXCLUDES =
      List.of(
          ".operations_center/",
          ".codex",
          ".coverage",
          ".kodo/",
          ".kodo_goal.md",
          ".aider*",
          "scope-too-wide.json");

  private static final List<String> FOLDERS_AND_FILES =
      List.of(".kodo", "kodo", ".operations_center", ".kodo_goal.md");

  private static final List<String> PREFIXES = List.of(".aider");

  private final List<String> paths;

  private InternalPaths(List<String> paths) {
    this.paths = paths;
  }

  /** Those of a run; its goal file is one. */
  static InternalPaths of(ExecutionRequest request, Path files) {
    List<String> paths = new ArrayList<>(FOLDERS_AND_FILES);
    String goal = goalFile(request.goalFilePath(), files);
    if (goal != null) {
      paths.add(goal);
    }
    return new InternalPaths(List.copyOf(paths));
  }

  /** What git shall never see as a new file; anchored where that is meant. */
  List<String> excludes(@Nullable String venvDir) {
    List<String> lines = new ArrayList<>(EXCLUDES);
    if (venvDir != null) {
      lines.add(ExcludeLine.of(venvDir));
    }
    return List.copyOf(lines);
  }

  boolean contain(String path) {
    return paths.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"))
        || PREFIXES.stream().anyMatch(path::startsWith);
  }

  /** For git: internal paths and more. */
  Untouched and(List<String> more) {
    List<String> all = new ArrayList<>(paths);
    all.addAll(more);
    return new Untouched(all, PREFIXES);
  }

  private static @Nullable String goalFile(@Nullable String goalFilePath, Path files) {
    if (goalFilePath == null) {
      return null;
    }
    Path goal = files.resolve(goalFilePath).normalize();
    return goal.startsWith(files) && !goal.equals(files) ? files.relativize(goal).toString() : null;
  }
}
