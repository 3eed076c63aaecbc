package io.operationscenter.execution.backends;

import io.operationscenter.kit.configured.ConfigurationInUse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the programs lie that an operator named. A relative path is looked for beside the
 * configuration file, then in the working directory of the service, never in a workspace: an agent
 * could put a program there (spec 03 §4.3).
 */
@Singleton
public final class OperatorPrograms {

  private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

  private final ConfigurationInUse configuration;
  private final Path workingDirectory;
  private final Function<String, @Nullable String> environment;

  @Inject
  OperatorPrograms(ConfigurationInUse configuration) {
    this(configuration, Path.of("").toAbsolutePath(), System::getenv);
  }

  /**
   * @param configuration names the programs
   * @param workingDirectory of the service
   * @param environment of the service
   */
  public OperatorPrograms(
      ConfigurationInUse configuration,
      Path workingDirectory,
      Function<String, @Nullable String> environment) {
    this.configuration = configuration;
    this.workingDirectory = workingDirectory;
    this.environment = environment;
  }

  /** The file to execute; empty when there is none that may be executed. */
  public Optional<Path> find(String program) {
    return candidates(program)
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private Stream<Path> candidates(String program) {
    try {
      Path path = Path.of(program);
      if (path.isAbsolute()) {
        return Stream.of(path);
      }
      Stream<Path> beside =
          Stream.of(besideConfiguration(), workingDirectory)
              .filter(Objects::nonNull)
              .map(folder -> folder.resolve(path).toAbsolutePath().normalize());
      return program.indexOf('/') >= 0
          ? beside
          : Stream.concat(beside, searchPath().stream().map(folder -> folder.resolve(path)));
    } catch (InvalidPathException _) {
      return Stream.empty();
    }
  }

  private @Nullable Path besideConfiguration() {
    return switch (configuration) {
      case ConfigurationInUse.FromFile file ->
          file.file().state().loaded().source().toAbsolutePath().getParent();
      case ConfigurationInUse.Defaults _ -> null;
    };
  }

  /** The service's search path, which programs of runs get too. */
  public String path() {
    String path = environment.apply("PATH");
    return path == null ? DEFAULT_PATH : path;
  }

  private List<Path> searchPath() {
    return Arrays.stream(path().split(":", -1))
        .filter(place -> place.startsWith("/"))
        .map(Path::of)
        .toList();
  }
}
