package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherCredentialsTest {

  @TempDir Path temporary;
  private LocalSet set;

  @BeforeEach
  void makeASet() throws Exception {
    set = new LocalSet(temporary.resolve("a project"));
  }

  @AfterEach
  void stopIt() throws Exception {
    set.stop();
  }

  @Test
  void makesOneForEachEdgeThatOnlyTheOwnerReads() throws Exception {
    // When
    set.run("up");

    // Then
    Path secrets = set.root().resolve("secrets");
    assertThat(mode(secrets)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(secrets)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "planner-execution.token",
              "planner-review.token",
              "review-execution.token",
              "ingest-planner.token",
              "ingest-review.token",
              "operator.token",
              "reader.token");
    }
    Set<String> different = new HashSet<>(tokens());
    assertThat(different).hasSize(7);
    for (String token : different) {
      assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
    }
    try (Stream<Path> files = Files.list(secrets)) {
      assertThat(files).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
    }
  }

  @Test
  void neverReplacesOne() throws Exception {
    // Given
    Path operator = set.root().resolve("secrets/operator.token");
    Files.createDirectories(operator.getParent());
    Files.writeString(operator, "chosen-by-the-operator\n");

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(operator).hasContent("chosen-by-the-operator");
  }

  @Test
  void refusesAnEmptyOne() throws Exception {
    // Given
    Path reader = set.root().resolve("secrets/reader.token");
    Files.createDirectories(reader.getParent());
    Files.createFile(reader);

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("reader.token is empty");
  }

  @Test
  void showsNoneInOutputArgumentsEnvironmentOrLogs() throws Exception {
    // Given
    set.install("planner", FakeService.Behaviour.NEVER_READY);
    Script up = set.start("up");
    StringBuilder seen = new StringBuilder();

    // When: every command line on the machine while the launcher asks for readiness
    while (up.process().isAlive() && asked(seen) < 20) {
      seen.append(commandLines());
    }
    up.process().destroy();
    Script.Outcome outcome = up.outcome();
    set.install("planner", FakeService.Behaviour.WELL);
    Script.Outcome second = set.run("up");
    String status = set.run("status", "--output", "json").out();
    String environments = "";
    for (String service : LocalSet.SERVICES) {
      long pid = set.recorded(service).orElseThrow().pid();
      environments += Files.readString(Path.of("/proc", Long.toString(pid), "environ"));
      seen.append(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")));
    }

    // Then
    assertThat(seen.toString()).contains("/q/health/ready");
    for (String token : tokens()) {
      assertThat(seen.toString()).doesNotContain(token);
      assertThat(outcome.out() + outcome.err()).doesNotContain(token);
      assertThat(second.out() + second.err() + status).doesNotContain(token);
      assertThat(environments).doesNotContain(token);
      for (String service : LocalSet.SERVICES) {
        assertThat(set.log(service)).doesNotContain(token);
      }
    }
  }

  private static int asked(StringBuilder seen) {
    return seen.toString().split("/q/health/ready", -1).length - 1;
  }

  private static String commandLines() throws IOException {
    StringBuilder lines = new StringBuilder();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.toList()) {
        if (Character.isDigit(process.getFileName().toString().charAt(0))) {
          lines.append(commandLine(process));
        }
      }
    }
    return lines.toString();
  }

  private static String commandLine(Path process) {
    try {
      return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return "";
    }
  }

  private List<String> tokens() throws IOException {
    List<String> tokens = new ArrayList<>();
    try (Stream<Path> files = Files.list(set.root().resolve("secrets"))) {
      for (Path file : files.toList()) {
        tokens.add(Files.readString(file).strip());
      }
    }
    return tokens;
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
