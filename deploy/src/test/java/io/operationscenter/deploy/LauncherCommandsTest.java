package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherCommandsTest {

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
  void showsStatusAsATable() throws Exception {
    // Given
    Script.Outcome before = set.run("status");
    set.run("up");

    // When
    Script.Outcome after = set.run("status");

    // Then
    assertThat(before.status()).isEqualTo(1);
    assertThat(before.out()).containsPattern("planner +\\d+ +- +stopped +no +no");
    assertThat(after.status()).isZero();
    assertThat(after.out().lines().findFirst())
        .get()
        .matches(line -> line.matches("SERVICE +PORT +PID +STATE +LIVE +READY +UPTIME"));
    for (String service : LocalSet.SERVICES) {
      assertThat(after.out())
          .containsPattern(
              "%s +%d +%d +running +yes +yes +\\d+ s"
                  .formatted(
                      service, set.port(service), set.recorded(service).orElseThrow().pid()));
    }
  }

  @Test
  void showsStatusAsJson() throws Exception {
    // Given
    set.install("review", FakeService.Behaviour.NEVER_READY);
    set.environment().put("OPERATIONS_CENTER_START_TIMEOUT", "2");
    set.run("up");

    // When
    Script.Outcome outcome = set.run("status", "--output", "json");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out())
        .startsWith("{\"root\":\"" + set.root() + "\",\"services\":[")
        .containsPattern(
            "\\{\"service\":\"review\",\"port\":%d,\"pid\":%d,\"state\":\"running\",\"live\":true,\"ready\":false,\"uptime_seconds\":\\d+}"
                .formatted(set.port("review"), set.recorded("review").orElseThrow().pid()))
        .endsWith("]}\n");
  }

  @Test
  void refusesAnUnknownOutput() throws Exception {
    assertThat(set.run("status", "--output", "xml").status()).isEqualTo(2);
    assertThat(set.run("status", "--repo").status()).isEqualTo(2);
  }

  @Test
  void showsAndFollowsLogs() throws Exception {
    // Given
    Script.Outcome none = set.run("logs");
    set.run("up");

    // When
    Script.Outcome all = set.run("logs");
    Script.Outcome one = set.run("logs", "review");
    Script following = set.start("logs", "review", "-f");

    // Then
    assertThat(none.status()).isEqualTo(1);
    assertThat(all.out()).contains("planner.log", "listening on " + set.port("planner"));
    assertThat(one.out())
        .contains("listening on " + set.port("review"))
        .doesNotContain("listening on " + set.port("planner"));
    Files.writeString(
        set.root().resolve("logs/review.log"), "one more line\n", StandardOpenOption.APPEND);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.readString(following.out()).contains("one more line"));
    following.process().destroy();
    following.outcome();
    assertThat(set.run("logs", "database").status()).isEqualTo(2);
  }

  @Test
  void tellsTheVersions() throws Exception {
    // Given
    Files.delete(set.builtBinary("ingest"));

    // When
    Script.Outcome outcome = set.run("version");

    // Then
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .containsPattern("operations-center \\d+\\.\\d+\\.\\d+.*\n")
        .contains("planner: fake 1.2.3\n", "ingest: not built\n");
  }

  @Test
  void tellsWhoseVersionFailedAndTheOthersAllTheSame() throws Exception {
    // Given
    ProjectCopy.executable(
        set.builtBinary("review"), "#!/bin/sh\necho half\necho 'no such library' >&2\nexit 9\n");

    // When
    Script.Outcome outcome = set.run("version");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            """
            no such library
            review: version failed, see what it says above. Exit status 9, output: half
            """);
    assertThat(outcome.out())
        .contains("execution: fake 1.2.3\n", "planner: fake 1.2.3\n", "ingest: fake 1.2.3\n")
        .doesNotContain("review");
  }

  @Test
  void handsOtherCommandsToThePlannersBinary() throws Exception {
    // When
    Script.Outcome outcome = set.run("approve", "a task", "--reason", "it's fine");

    // Then
    assertThat(outcome.status()).isEqualTo(7);
    assertThat(outcome.out())
        .isEqualTo("command [approve, a task, --reason, it's fine] home " + set.root() + "\n");
  }

  @Test
  void saysSoWhenTheOperatorCliIsNotBuilt() throws Exception {
    // Given
    Files.delete(set.builtBinary("planner"));

    // When
    Script.Outcome outcome = set.run("approve", "T-1");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("'approve'", "not built yet");
  }

  @Test
  void showsItsUsage() throws Exception {
    // When
    Script.Outcome nothing = set.run();
    Script.Outcome help = set.run("help");
    Script.Outcome tooMuch = set.run("up", "now");

    // Then
    assertThat(nothing.status()).isEqualTo(1);
    assertThat(nothing.out()).startsWith("Usage: operations-center COMMAND").isEqualTo(help.out());
    assertThat(help.status()).isZero();
    assertThat(tooMuch.status()).isEqualTo(2);
  }

  @Test
  void worksThroughALinkFromAnotherFolder() throws Exception {
    // Given
    Path link = temporary.resolve("oc");
    Files.createSymbolicLink(link, Path.of("a project/deploy/operations-center"));

    // When
    Script.Outcome outcome =
        Script.run(Path.of("/"), set.environment(), link.toString(), "version");

    // Then
    assertThat(outcome.out()).contains("planner: fake 1.2.3\n");
  }

  @Test
  void readsTheEnvironmentFileAsDataAndLetsTheEnvironmentWin() throws Exception {
    // Given
    Path touched = temporary.resolve("touched");
    set.environment().remove("OPERATIONS_CENTER_HOME");
    Files.writeString(
        set.project().folder().resolve(".env.operations-center.local"),
        """
        # a comment

        export OPERATIONS_CENTER_HOME='elsewhere/it'\\''s here'
        OPERATIONS_CENTER_PLANNER_PORT=1
        INNOCENT=$(touch %s)`touch %s`
        """
            .formatted(touched, touched));

    // When
    Script.Outcome outcome = set.run("approve");
    Script.Outcome status = set.run("status");

    // Then
    assertThat(outcome.out())
        .contains("home " + set.project().folder().toRealPath() + "/elsewhere/it's here\n");
    assertThat(status.out()).containsPattern("planner +" + set.port("planner") + " ");
    assertThat(touched).doesNotExist();
  }

  @Test
  void refusesAnEnvironmentFileWithALineThatIsNoAssignment() throws Exception {
    // Given
    Path file = set.project().folder().resolve("my.env");
    set.environment().put("OPERATIONS_CENTER_ENV_FILE", file.toString());
    Files.writeString(file, "FINE=1\nrm -rf /\n");

    // When
    Script.Outcome outcome = set.run("status");

    // Then
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("my.env line 2 is not NAME=value").doesNotContain("rm -rf");
  }
}
