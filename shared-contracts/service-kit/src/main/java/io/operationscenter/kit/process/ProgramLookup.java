package io.operationscenter.kit.process;

import io.operationscenter.kit.process.Outcome.NotStarted;
import io.operationscenter.kit.process.Outcome.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the file to execute the way execvp does, but in the child's PATH and with a clear answer.
 */
final class ProgramLookup {

  private ProgramLookup() {}

  /** The file, or why there is none. */
  sealed interface Found {
    record Program(Path file) implements Found {}

    record Missing(NotStarted why) implements Found {}
  }

  static Found find(Command command, String path, Predicate<Path> mayExecute) {
    String program = command.argv().getFirst();
    Path directory = command.directory();
    List<Path> candidates = new ArrayList<>();
    if (program.indexOf('/') >= 0) {
      candidates.add(directory.resolve(program));
    } else {
      for (String place : path.split(":", -1)) {
        // An empty entry would mean the working directory, which an agent may fill.
        if (!place.isEmpty()) {
          candidates.add(directory.resolve(place).resolve(program));
        }
      }
    }
    for (Path candidate : candidates) {
      if (Files.isRegularFile(candidate) && mayExecute.test(candidate)) {
        return new Found.Program(candidate.toAbsolutePath());
      }
    }
    return new Found.Missing(
        candidates.stream()
            .filter(Files::exists)
            .findFirst()
            .map(
                file ->
                    new NotStarted(
                        Reason.NOT_EXECUTABLE,
                        "program " + file + " may not be executed by the user of the run"))
            .orElseGet(
                () ->
                    new NotStarted(
                        Reason.PROGRAM_NOT_FOUND,
                        program.indexOf('/') >= 0
                            ? "program " + candidates.getFirst() + " does not exist"
                            : "program " + program + " is not in PATH " + path)));
  }
}
