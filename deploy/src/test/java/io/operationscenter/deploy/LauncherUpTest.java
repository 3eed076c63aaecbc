package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.deploy.FakeService.Behaviour;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherUpTest {

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
  void startsTheFourServicesAndWaitsUntilTheyAreReady() throws Exception {
    // Given
    set.install("execution", Behaviour.SLOW_TO_BE_READY);

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).as(outcome.err()).isZero();
    for (String service : LocalSet.SERVICES) {
      assertThat(outcome.out())
          .containsPattern(service + " +http://127.0.0.1:" + set.port(service) + "  pid \\d+");
      assertThat(set.recorded(service)).get().matches(ProcessHandle::isAlive);
      assertThat(set.log(service)).contains("listening on " + set.port(service));
    }
    assertThat(set.run("status").status()).isZero();
  }

  @Test
  void startsEachServiceInASessionOfItsOwnAndInTheProject() throws Exception {
    // When
    set.run("up");

    // Then
    for (String service : LocalSet.SERVICES) {
      long pid = set.recorded(service).orElseThrow().pid();
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      assertThat(fields[3]).as("session").isEqualTo(Long.toString(pid));
      assertThat(Path.of("/proc", Long.toString(pid), "cwd").toRealPath())
          .isEqualTo(set.project().folder().toRealPath());
    }
  }

  @Test
  void saysThatItIsUpAlready() throws Exception {
    // Given
    set.run("up");
    List<Long> before = pids();

    // When
    Script.Outcome again = set.run("up");

    // Then
    assertThat(again.status()).isZero();
    assertThat(again.err()).contains("The services are up already.");
    assertThat(pids()).isEqualTo(before);
  }

  @Test
  void saysThatWhatRunsHasAnotherPort() throws Exception {
    // Given
    set.run("up");
    List<Long> before = pids();
    set.environment().put("OPERATIONS_CENTER_PLANNER_PORT", "1");

    // When
    Script.Outcome again = set.run("up");
    Script.Outcome status = set.run("status");

    // Then
    assertThat(again.status()).isEqualTo(3);
    assertThat(again.out()).isEmpty();
    assertThat(again.err())
        .contains("planner runs on %d, not on 1.".formatted(set.port("planner")))
        .contains("Run operations-center down first.");
    assertThat(pids()).isEqualTo(before);
    assertThat(status.status()).as(status.out()).isZero();
    assertThat(status.out()).containsPattern("planner +" + set.port("planner"));
  }

  @Test
  void startsOnlyWhatIsMissing() throws Exception {
    // Given
    set.run("up");
    List<Long> before = pids();
    ProcessHandle review = set.recorded("review").orElseThrow();
    review.destroyForcibly();
    await().atMost(Duration.ofSeconds(30)).until(() -> set.survivors().size() == 3);

    // When
    Script.Outcome again = set.run("up");

    // Then
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(pids()).doesNotContain(review.pid()).hasSize(4);
    assertThat(pids().getFirst()).isEqualTo(before.getFirst());
  }

  @Test
  void showsTheLastWordsOfAServiceThatDiesAndStopsTheOthers() throws Exception {
    // Given
    set.install("planner", Behaviour.DIES_AT_START);

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("planner ended while starting. Its last log lines:")
        .contains("store.kind is 'oracle'")
        .contains("are stopped again");
    assertThat(set.survivors()).isEmpty();
    for (String service : LocalSet.SERVICES) {
      assertThat(set.pidFile(service)).doesNotExist();
    }
  }

  @Test
  void saysWhatAServiceMissesThatDoesNotBecomeReady() throws Exception {
    // Given
    set.install("planner", Behaviour.NEVER_READY);
    set.environment().put("OPERATIONS_CENTER_START_TIMEOUT", "2");

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("planner is not ready after 2 s; it keeps running and says: 503")
        .contains(FakeService.MISSING)
        .doesNotContain("review is not ready");
    assertThat(set.recorded("planner")).get().matches(ProcessHandle::isAlive);
  }

  @Test
  void refusesAPortThatAnotherProcessHolds() throws Exception {
    // Given
    try (var foreign = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = foreign.getLocalPort();
      set.environment().put("OPERATIONS_CENTER_REVIEW_PORT", Integer.toString(port));

      // When
      Script.Outcome outcome = set.run("up");

      // Then
      assertThat(outcome.status()).isEqualTo(3);
      assertThat(outcome.err())
          .contains(
              "Port %d of review is taken by pid %d (java)."
                  .formatted(port, ProcessHandle.current().pid()))
          .contains("Nothing was started.");
    }
    assertThat(set.pidFile("planner")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "080", "65536", "1e3", "99999999999999999999", "-1"})
  void refusesWhatIsNoPort(String port) throws Exception {
    // Given
    set.environment().put("OPERATIONS_CENTER_INGEST_PORT", port);

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("port of ingest", "'" + port + "'");
  }

  @Test
  void refusesOnePortForTwoServices() throws Exception {
    // Given
    String port = Integer.toString(set.port("planner"));
    set.environment().put("OPERATIONS_CENTER_INGEST_PORT", port);

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "planner and ingest are both given port " + port + "; each needs one of its own.\n");
    assertThat(set.root()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "-1", "1.5", "08", "99999999999999999999"})
  void refusesAStartTimeoutThatIsNoWholeSeconds(String seconds) throws Exception {
    // Given
    set.environment().put("OPERATIONS_CENTER_START_TIMEOUT", seconds);

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "OPERATIONS_CENTER_START_TIMEOUT must be whole seconds from 1 to 999999, not '%s'.\n"
                .formatted(seconds));
    assertThat(set.root()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "LANG, de_DE, true",
    "LC_ALL, POSIX, true",
    "LANG, de_DE.UTF-8, false",
    "LC_ALL, C.utf8, false"
  })
  void startsTheServicesInAnUtf8Locale(String variable, String locale, boolean replaced)
      throws Exception {
    // Given
    set.environment().put(variable, locale);

    // When
    set.run("up");

    // Then
    long pid = set.recorded("review").orElseThrow().pid();
    List<String> environment =
        List.of(Files.readString(Path.of("/proc", Long.toString(pid), "environ")).split("\0", -1));
    assertThat(environment.contains("LC_ALL=C.UTF-8")).isEqualTo(replaced);
    assertThat(environment.contains(variable + "=" + locale))
        .isEqualTo(!replaced || "LANG".equals(variable));
  }

  @Test
  void refusesASecondLauncherOnTheSameRoot() throws Exception {
    // Given
    set.install("planner", Behaviour.NEVER_READY);
    Script first = set.start("up");
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(set.pidFile("ingest")));

    // When
    Script.Outcome up = set.run("up");
    Script.Outcome down = set.run("down");

    // Then
    long holder = first.process().pid();
    assertThat(up.status()).isEqualTo(3);
    assertThat(up.err())
        .contains("Another launcher is at work on " + set.root() + ": pid " + holder + ", up.");
    assertThat(down.status()).isEqualTo(3);
    assertThat(first.process().isAlive()).isTrue();
    first.process().destroy();
    first.outcome();
  }

  @Test
  void takesTheLockThatAKilledLauncherLeft() throws Exception {
    // Given
    set.install("planner", Behaviour.NEVER_READY);
    Script killed = set.start("up");
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(set.pidFile("ingest")));
    killed.process().destroyForcibly();
    killed.outcome();
    set.environment().put("OPERATIONS_CENTER_START_TIMEOUT", "1");

    // When
    Script.Outcome outcome = set.run("down");

    // Then
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(set.survivors()).isEmpty();
  }

  @Test
  void stopsWhatItStartedWhenInterrupted() throws Exception {
    // Given
    set.install("planner", Behaviour.NEVER_READY);
    Script up = set.start("up");
    await().atMost(Duration.ofSeconds(60)).until(() -> set.listens("ingest"));

    // When
    up.process().destroy();
    Script.Outcome outcome = up.outcome();

    // Then
    assertThat(outcome.status()).isEqualTo(143);
    assertThat(set.survivors()).isEmpty();
    assertThat(set.run("down").status()).as("the lock is free").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/sys"})
  void needsNoHome(String home) throws Exception {
    // Given
    set.environment().remove("HOME");
    if (!home.isEmpty()) {
      set.environment().put("HOME", home);
    }

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).as(outcome.err()).isZero();
  }

  @Test
  void saysSoWhenTheDataRootCannotBeWritten() throws Exception {
    // Given
    set.environment().put("OPERATIONS_CENTER_HOME", "/sys/operations-center");

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("data root /sys/operations-center cannot be written to");
  }

  @Test
  void buildsWhatIsMissingBeforeItStarts() throws Exception {
    // Given
    Path binary = set.builtBinary("review");
    Path kept = temporary.resolve("kept");
    Files.move(binary, kept);
    ProjectCopy.executable(
        set.project().mvnw(),
        """
        #!/bin/sh
        echo "[INFO] Building OperationsCenter :: review-service 0.1.0   [1/1]"
        sleep 6
        for argument; do echo "argument $argument"; done
        mv '%s' '%s'
        """
            .formatted(kept, binary));

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains("Building review-service.")
        .containsPattern("Building for [5-9] s: OperationsCenter :: review-service 0.1.0 \\[1/1]");
    assertThat(set.log("build"))
        .contains("argument -Dquick", "argument package", "argument review-service\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "review-service/src/main/java/Review.java",
        "review-service/pom.xml",
        "shared-contracts/service-kit/src/main/resources/a.txt"
      })
  void buildsAJarAnewThatIsOlderThanItsSources(String source) throws Exception {
    // Given
    Files.delete(set.builtBinary("review"));
    useJars("review");
    changeAfterTheBuild(source, "review");

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains("The jar of review is older than the sources.\nBuilding review-service.");
    assertThat(set.log("review")).contains("jar " + set.builtJar("review").toRealPath());
  }

  @Test
  void runsTheJarWhereTheNativeBinaryIsOlderThanItsSources() throws Exception {
    // Given
    useJars("review");
    Files.delete(set.builtJar("review"));
    changeAfterTheBuild("review-service/src/main/java/Review.java", "review");

    // When
    Script.Outcome outcome = set.run("up");
    String first = set.log("review");
    set.run("down");
    Script.Outcome again = set.run("up");

    // Then
    String older = "The native binary of review is older than the sources, running the jar form.";
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains(older + "\nBuilding review-service.");
    assertThat(outcome.out())
        .containsPattern("review .* jvm\n")
        .containsPattern("planner .* native");
    assertThat(first).contains("jar " + set.builtJar("review").toRealPath());
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.err()).contains(older).doesNotContain("Building");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "review-service/src/test/java/ReviewTest.java",
        "review-service/target/src/main/Generated.java",
        "README.md"
      })
  void buildsNothingForFilesThatAreNoSources(String file) throws Exception {
    // Given
    useJars("review");
    changeAfterTheBuild(file, "review");

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err()).doesNotContain("older", "Building");
  }

  @Test
  void buildsNothingAnewWhereAnotherBinaryIsToRun() throws Exception {
    // Given
    set.environment().put("OPERATIONS_CENTER_REVIEW_BINARY", set.builtBinary("review").toString());
    useJars("review");
    changeAfterTheBuild("review-service/src/main/java/Review.java", "review");

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err()).doesNotContain("older", "Building");
  }

  @Test
  void showsTheEndOfTheLogOfAFailedBuild() throws Exception {
    // Given
    Files.delete(set.builtBinary("review"));
    ProjectCopy.executable(
        set.project().mvnw(), "#!/bin/sh\necho '[ERROR] no such symbol'\nexit 1\n");

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("[ERROR] no such symbol", "The build failed.");
    assertThat(set.pidFile("planner")).doesNotExist();
  }

  @Test
  void runsAnotherBinaryThanTheBuiltOneWhenTold() throws Exception {
    // Given
    Files.delete(set.builtBinary("planner"));
    Path other =
        ProjectCopy.executable(
            set.project().folder().resolve("some where/planner"), LocalSet.startOf(Behaviour.WELL));
    set.environment()
        .put(
            "OPERATIONS_CENTER_PLANNER_BINARY",
            set.project().folder().relativize(other).toString());

    // When
    Script.Outcome outcome = set.run("up");

    // Then
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(set.project().folder().resolve("planner-service/target")).isEmptyDirectory();
  }

  /** The build only renews the jar's time, and is done at once. */
  private void useJars(String service) throws Exception {
    set.environment().put("JAVA_HOME", set.jdkForJars().toString());
    Files.createDirectories(set.builtJar(service).getParent());
    Files.createFile(set.builtJar(service));
    ProjectCopy.executable(
        set.project().mvnw(), "#!/bin/sh\ntouch '%s'\n".formatted(set.builtJar(service)));
  }

  private void changeAfterTheBuild(String source, String service) throws Exception {
    Path file = set.project().folder().resolve(source);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "new");
    Instant changed = Instant.now().minusSeconds(60);
    Files.setLastModifiedTime(file, FileTime.from(changed));
    Files.setLastModifiedTime(
        set.project().folder().resolve("pom.xml"), FileTime.from(changed.minusSeconds(120)));
    for (Path built : List.of(set.builtBinary(service), set.builtJar(service))) {
      if (Files.exists(built)) {
        Files.setLastModifiedTime(built, FileTime.from(changed.minusSeconds(60)));
      }
    }
  }

  private List<Long> pids() throws Exception {
    return Stream.of(
            set.recorded("planner"),
            set.recorded("execution"),
            set.recorded("review"),
            set.recorded("ingest"))
        .map(handle -> handle.orElseThrow().pid())
        .toList();
  }
}
