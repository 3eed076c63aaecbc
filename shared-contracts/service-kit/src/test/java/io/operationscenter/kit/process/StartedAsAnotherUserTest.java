package io.operationscenter.kit.process;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The runner in a service that is not started the way the tests are. */
@Timeout(60)
class StartedAsAnotherUserTest {

  private static final String JAVA = System.getProperty("java.home") + "/bin/java";

  @TempDir Path directory;
  private ProcessRunner runner;
  private Path classes;
  private Path workspace;

  @BeforeEach
  void open() throws IOException, URISyntaxException {
    runner = MisbehavingPrograms.newRunner();
    classes = copyOfClasses();
    workspace = Files.createDirectory(directory.resolve("workspace"));
    Files.setPosixFilePermissions(workspace, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void anOrdinaryUserRunsProgramsAsItselfAndSaysSo() {
    assumeAloud(
        MisbehavingPrograms.weAreRoot(), "not uid 0: cannot start a service as another user");
    // Given
    List<String> ordinary =
        List.of("setpriv", "--reuid=60985", "--regid=60985", "--clear-groups", "--inh-caps=-all");

    // When
    String said = serviceStartedBy(ordinary);

    // Then
    assertThat(said.lines().filter(line -> !line.isBlank()))
        .containsExactly(
            "exited with code 0",
            "uid 60985",
            "left 0",
            "60985",
            "NoNewPrivs:\t1",
            "exited with code 0",
            "uid 60985",
            "left 0",
            "60985",
            "NoNewPrivs:\t1");
  }

  @Test
  void rootThatCannotBecomeAnotherUserRefuses() {
    // Given
    List<String> rootOfItsOwnNamespace = List.of("unshare", "--user", "--map-root-user");
    List<String> probe = new ArrayList<>(rootOfItsOwnNamespace);
    probe.add("true");
    assumeAloud(
        runner.run(Command.of(directory, probe)).succeeded(),
        "this machine does not let us create a user namespace");

    // When
    String said = serviceStartedBy(rootOfItsOwnNamespace);

    // Then
    assertThat(said.lines())
        .hasSize(2)
        .allMatch(
            line ->
                line.startsWith(
                    "did not start: programs cannot be started as uid 60978 without privileges:"));
  }

  private String serviceStartedBy(List<String> prefix) {
    List<String> argv = new ArrayList<>(prefix);
    argv.addAll(
        List.of(
            JAVA,
            "-cp",
            classes.toString(),
            ConfinedRunProgram.class.getName(),
            workspace.toString()));
    Outcome outcome = runner.run(Command.of(directory, argv));
    RunReport report = ProcessRunnerTest.report(outcome);
    assertThat(outcome.succeeded()).as(report.stderr().text()).isTrue();
    return report.stdout().text();
  }

  /** The build directory may be one that other users cannot enter. */
  private Path copyOfClasses() throws IOException, URISyntaxException {
    Path copy = Files.createDirectory(directory.resolve("classes"));
    for (Class<?> one : List.of(ProcessRunner.class, ConfinedRunProgram.class)) {
      Path root = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (var files = Files.walk(root.resolve("io/operationscenter/kit"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = copy.resolve(root.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return copy;
  }
}
