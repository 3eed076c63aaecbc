package io.operationscenter.execution.backends.kodo;

import io.operationscenter.execution.backends.Excerpts;
import io.operationscenter.execution.programs.ConfinedPrograms;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.kit.process.Outcome;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What kodo says its version is; asked once for each version of its file (spec 03 §4.3). */
@Singleton
final class EngineVersion {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int LONGEST = 64;

  private final ConfinedPrograms programs;
  private final Map<Asked, Optional<String>> answers = new ConcurrentHashMap<>();

  private record Asked(Path binary, FileTime changed) {}

  EngineVersion(ConfinedPrograms programs) {
    this.programs = programs;
  }

  /** The version; empty when it cannot be had. */
  Optional<String> of(Path binary, Path workspace, StopSignal stop) throws InterruptedException {
    Asked asked;
    try {
      asked = new Asked(binary, Files.getLastModifiedTime(binary));
    } catch (IOException _) {
      return Optional.empty();
    }
    Optional<String> known = answers.get(asked);
    if (known != null) {
      return known;
    }
    Outcome outcome =
        programs.run(workspace, List.of(binary.toString(), "--version"), Map.of(), LIMIT, stop);
    Optional<String> answer =
        outcome instanceof Outcome.Exited exited && exited.code() == 0
            ? text(exited)
            : Optional.empty();
    answer.ifPresent(_ -> answers.put(asked, answer));
    return answer;
  }

  private static Optional<String> text(Outcome.Exited exited) {
    String stdout = exited.report().stdout().text().strip();
    String said = stdout.isEmpty() ? exited.report().stderr().text().strip() : stdout;
    return said.isEmpty() ? Optional.empty() : Optional.of(Excerpts.first(said, LONGEST));
  }
}
