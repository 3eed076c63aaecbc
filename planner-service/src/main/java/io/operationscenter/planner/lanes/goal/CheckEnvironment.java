package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.log.LogScope;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the tool that a card's family needs; says what is missing, refuses nothing (06 §6.3).
 */
@Singleton
final class CheckEnvironment {

  private final LaneSettings settings;
  private final Function<String, @Nullable String> environment;

  @Inject
  CheckEnvironment(LaneSettings settings) {
    this(settings, System::getenv);
  }

  CheckEnvironment(LaneSettings settings, Function<String, @Nullable String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  void warn(Claim.Subject card, TaskType type) {
    missing(card.repoKey(), type.wire())
        .ifPresent(
            tools -> {
              try (LogScope _ = LogScope.open(LogField.EVENT, "execution_env_warning")) {
                Log.warnf(
                    "Card %s is a %s, none of %s is on PATH or in the repository's environment",
                    card.taskId(), type.wire(), tools);
              }
            });
  }

  /** The tools of which one would do, when none is there. */
  Optional<List<String>> missing(String repoKey, String family) {
    List<String> any = toolsOf(family.toLowerCase(Locale.ROOT));
    boolean found =
        any.isEmpty()
            || folders(repoKey).stream()
                .flatMap(folder -> any.stream().map(folder::resolve))
                .anyMatch(Files::isExecutable);
    return found ? Optional.empty() : Optional.of(any);
  }

  private List<Path> folders(String repoKey) {
    String path = environment.apply("PATH");
    List<Path> folders =
        new ArrayList<>(
            Stream.of((path == null ? "" : path).split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList());
    ManagedRepository repository = settings.repositories().get(repoKey);
    if (repository != null && repository.localPath() != null && repository.venvDir() != null) {
      folders.add(Path.of(repository.localPath(), repository.venvDir(), "bin"));
    }
    return folders;
  }

  private static List<String> toolsOf(String family) {
    return switch (family) {
      case "lint_fix" -> List.of("ruff");
      case "type_fix" -> List.of("ty", "mypy");
      case "test_fix" -> List.of("pytest");
      case "coverage_gap" -> List.of("pytest", "coverage");
      default -> List.of();
    };
  }
}
