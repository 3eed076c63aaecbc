package io.operationscenter.execution.backends.kodo;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.kit.files.AtomicFile;
import io.operationscenter.kit.files.FileAccess;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that tells an engine what to do: goal and constraints, made from the request alone each
 * time, so that sections of earlier attempts never add up; closing removes it (spec 03 §4.3).
 */
final class GoalFile implements AutoCloseable {

  private static final String NAME = ".kodo_goal.md";

  private static final String COMMIT_MESSAGE =
      """
      ## Commit message
      Write a descriptive commit message in the conventional-commit form: \
      `type(scope): summary`, a blank line, then 1-3 sentences that say why the change is made. \
      No generic text such as "update files" and no task ids in the subject.
      """;

  private final Path path;

  private GoalFile(Path path) {
    this.path = path;
  }

  static GoalFile write(ExecutionRequest request) throws IOException {
    String named = request.goalFilePath();
    Path workspace = Path.of(request.workspacePath());
    Path file = named == null ? workspace.resolve(NAME) : workspace.resolve(named);
    AtomicFile.write(file, FileAccess.READABLE, text(request));
    return new GoalFile(file);
  }

  static String text(ExecutionRequest request) {
    StringBuilder text = new StringBuilder();
    text.append("## Goal\n").append(request.goalText().strip()).append("\n\n");
    String constraints = request.constraintsText();
    if (constraints != null && !constraints.isBlank()) {
      text.append("## Constraints\n").append(constraints.strip()).append("\n\n");
    }
    return text.append(COMMIT_MESSAGE).toString();
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      Log.warnf("goal file %s stays: %s", path, e.getMessage());
    }
  }
}
