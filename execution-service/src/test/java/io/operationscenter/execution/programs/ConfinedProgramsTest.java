package io.operationscenter.execution.programs;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.process.Outcome;
import io.operationscenter.kit.process.Outcome.Cancelled;
import io.operationscenter.kit.process.Outcome.Ended;
import io.operationscenter.kit.process.Outcome.NotStarted;
import io.operationscenter.kit.process.Outcome.TimedOut;
import io.operationscenter.kit.process.ProcessRunner;
import io.operationscenter.kit.process.RunIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConfinedProgramsTest {

  private static final RunIdentity USER = new RunIdentity(61_101, 61_101);
  private static final Duration LONG = Duration.ofSeconds(50);

  @TempDir Path directory;
  private ProcessRunner runner;
  private RunUser user;
  private ConfinedPrograms programs;
  private Path workspace;

  @BeforeEach
  void open() throws IOException {
    runner =
        new ProcessRunner(
            Map.of("PATH", System.getenv("PATH"), "SERVICE_SECRET", "of-the-service"),
            () -> UUID.randomUUID().toString(),
            System::nanoTime);
    user = RunUser.of(USER, runner.ownUid());
    programs =
        new ConfinedPrograms(
            new RunPrograms(runner), user, SecretMask.KNOWN_SHAPES.with(List.of("geheim-1234")));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    workspace = Files.createDirectory(directory.resolve("oc-task-1"));
    Files.writeString(workspace.resolve("given.txt"), "given\n");
    Files.createDirectories(ConfinedPrograms.homeOf(workspace).resolve("tmp"));
    user.handOver(workspace);
    user.handOver(ConfinedPrograms.homeOf(workspace));
  }

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void worksInTheWorkspaceWithAHomeOfItsOwn() throws Exception {
    // When
    Outcome outcome =
        bash("echo changed > given.txt; touch \"$HOME/kept\" \"$TMPDIR/made\"; pwd; env", LONG);

    // Then
    assertThat(outcome.succeeded()).isTrue();
    assertThat(workspace.resolve("given.txt")).hasContent("changed");
    assertThat(directory.resolve("oc-task-1.home/kept")).exists();
    assertThat(directory.resolve("oc-task-1.home/tmp/made")).exists();
    assertThat(text(outcome))
        .startsWith(workspace + "\n")
        .contains("GIVEN=variable")
        .doesNotContain("of-the-service");
  }

  @Test
  void masksWhatItWrites() throws Exception {
    // When
    Outcome outcome = bash("echo geheim-1234", LONG);

    // Then
    assertThat(text(outcome)).isEqualTo("***\n");
  }

  @Test
  void endsAtTheEndOfItsTime() throws Exception {
    // When
    Outcome outcome = bash("trap '' TERM; sleep 1000 & sleep 1000", Duration.ofMillis(300));

    // Then
    assertThat(outcome).isInstanceOf(TimedOut.class);
  }

  @Test
  void endsWhenTheRunIsToldToStop() throws Exception {
    // Given
    StopSignal stop = new StopSignal();
    Thread giver =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!Files.exists(workspace.resolve("started"))) {
                    Thread.onSpinWait();
                  }
                  stop.give(StopSignal.Cause.CANCELLED);
                });

    // When
    Outcome outcome =
        programs.run(
            workspace, List.of("bash", "-c", "touch started; sleep 1000"), Map.of(), LONG, stop);
    Outcome after = programs.run(workspace, List.of("true"), Map.of(), LONG, stop);
    giver.join();

    // Then
    assertThat(outcome).isInstanceOf(Cancelled.class);
    assertThat(after).isInstanceOf(NotStarted.class);
  }

  @Test
  void runsAsAUserOfItsOwnUnderRoot() throws Exception {
    assumeAloud(user.differs(), "not uid 0: runs are the same user as we are");
    // When
    Outcome outcome = bash("id -u; grep NoNewPrivs /proc/self/status", LONG);

    // Then
    assertThat(text(outcome)).isEqualTo("61101\nNoNewPrivs:\t1\n");
    assertThat(programs.containment(((Ended) outcome).report()))
        .matches(
            "process uid=61101 no_new_privs (pid_namespace|survivor_search) egress=host \\(unconfined\\)");
  }

  @Test
  void givesAwayNoFileThatHasAnotherName() throws Exception {
    assumeAloud(user.differs(), "not uid 0: nothing is given away");
    // Given
    Path ours = Files.writeString(directory.resolve("ours"), "x");
    Files.createLink(workspace.resolve("trap"), ours);
    Files.createSymbolicLink(workspace.resolve("link"), ours);

    // When
    user.handOver(workspace);

    // Then
    assertThat(uid(ours)).isZero();
    assertThat(uid(workspace.resolve("link"))).isEqualTo(61_101);
  }

  @Test
  void twoServicesOfOneMachineTakeDifferentUsers() {
    // Given
    Path locks = directory.resolve("locks");

    // When
    try (ClaimedUser first = ClaimedUser.first(locks);
        ClaimedUser second = ClaimedUser.first(locks)) {

      // Then
      assertThat(first.identity()).isEqualTo(RunIdentity.DEFAULT);
      assertThat(second.identity().uid()).isEqualTo(RunIdentity.DEFAULT.uid() + 1);
    }
    try (ClaimedUser again = ClaimedUser.first(locks)) {
      assertThat(again.identity()).isEqualTo(RunIdentity.DEFAULT);
    }
  }

  private static int uid(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  private Outcome bash(String script, Duration limit) throws InterruptedException {
    return programs.run(
        workspace,
        List.of("bash", "-c", script),
        Map.of("GIVEN", "variable"),
        limit,
        new StopSignal());
  }

  private static String text(Outcome outcome) {
    return ((Ended) outcome).report().stdout().text();
  }
}
