package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the services that this build has packaged, native where they are. */
class LauncherIT {

  @TempDir Path temporary;
  private LocalSet set;

  @BeforeEach
  void useThePackagedServices() throws Exception {
    set = new LocalSet(temporary.resolve("a project"));
    set.environment().put("JAVA_HOME", System.getProperty("java.home"));
    set.environment().put("OPERATIONS_CENTER_START_TIMEOUT", "180");
    for (String service : LocalSet.SERVICES) {
      set.environment().put(LocalSet.variable(service, "BINARY"), packaged(service).toString());
    }
  }

  @AfterEach
  void stopIt() throws Exception {
    set.stop();
  }

  @Test
  void startsShowsAndStopsThePackagedServices() throws Exception {
    // When
    Script.Outcome up = set.run("up");
    Script.Outcome status = set.run("status", "--output", "json");
    Script.Outcome version = set.run("version");
    String logs = logs();
    Script.Outcome down = set.run("down");

    // Then
    assertThat(up.status()).as(up.err()).isZero();
    assertThat(status.status()).as(status.out()).isZero();
    assertThat(status.out()).contains("\"ready\":true").doesNotContain("false");
    for (String service : LocalSet.SERVICES) {
      assertThat(version.out()).contains(service + ": service " + service + ", version ");
    }
    assertThat(down.status()).isZero();
    assertThat(set.survivors()).isEmpty();
    assertThat(down.err()).doesNotContain("killed");
    try (Stream<Path> secrets = Files.list(set.root().resolve("secrets"))) {
      for (Path secret : secrets.toList()) {
        assertThat(logs).doesNotContain(Files.readString(secret).strip());
      }
    }
  }

  @Test
  void handsUnknownCommandsToThePackagedOperatorCli() throws Exception {
    // When
    Script.Outcome outcome = set.run("no-such-command");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).startsWith("Usage: operations-center");
    assertThat(outcome.err()).contains("no-such-command");
  }

  private String logs() throws IOException {
    StringBuilder logs = new StringBuilder();
    for (String service : LocalSet.SERVICES) {
      logs.append(set.log(service));
    }
    return logs.toString();
  }

  static Path packaged(String service) throws IOException {
    Path target = ProjectCopy.ROOT.resolve(service + "-service/target");
    try (Stream<Path> files = Files.list(target)) {
      List<Path> natives = files.filter(file -> file.toString().endsWith("-runner")).toList();
      return natives.isEmpty() ? target.resolve("quarkus-app/quarkus-run.jar") : natives.getFirst();
    }
  }
}
