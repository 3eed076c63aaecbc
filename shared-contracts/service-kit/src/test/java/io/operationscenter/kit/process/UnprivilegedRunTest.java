package io.operationscenter.kit.process;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.kit.process.Outcome.NotStarted;
import io.operationscenter.kit.process.Outcome.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UnprivilegedRunTest {

  private static final RunIdentity RUN_USER = new RunIdentity(60_982, 60_983);

  @TempDir Path directory;
  private MisbehavingPrograms programs;
  private ProcessRunner runner;

  @BeforeEach
  void open() throws IOException {
    programs = new MisbehavingPrograms(directory);
    runner = MisbehavingPrograms.newRunner();
  }

  @AfterEach
  void close() {
    runner.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesUpEveryPrivilegeWhenStartedAsRoot(boolean pidNamespace) {
    assumeAloud(MisbehavingPrograms.weAreRoot(), "not uid 0: there is no privilege to give up");
    // When
    Outcome outcome =
        runner.run(programs.bash("cat /proc/self/status").confinedBy(confinement(pidNamespace)));

    // Then
    assertThat(ProcessRunnerTest.report(outcome).uid()).isEqualTo(60_982);
    assertThat(ProcessRunnerTest.report(outcome).stdout().text().lines().map(String::strip))
        .contains(
            "Uid:\t60982\t60982\t60982\t60982",
            "Gid:\t60983\t60983\t60983\t60983",
            "Groups:",
            "NoNewPrivs:\t1",
            "CapInh:\t0000000000000000",
            "CapPrm:\t0000000000000000",
            "CapEff:\t0000000000000000",
            "CapBnd:\t0000000000000000",
            "CapAmb:\t0000000000000000");
  }

  @Test
  void cannotReadAFileOfRootsOwn() throws IOException {
    assumeAloud(MisbehavingPrograms.weAreRoot(), "not uid 0: our own files are the run's as well");
    // Given
    Path secret = Files.writeString(directory.resolve("secret"), "of the service");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));

    // When
    Outcome inside = runner.run(programs.bash("cat secret").confinedBy(confinement(true)));
    Outcome outside = runner.run(programs.bash("cat secret"));

    // Then
    assertThat(inside.succeeded()).isFalse();
    assertThat(ProcessRunnerTest.report(inside).stderr().text()).contains("Permission denied");
    assertThat(ProcessRunnerTest.report(outside).stdout().text()).isEqualTo("of the service");
  }

  @Test
  void cannotReadTheServicesEnvironment() {
    assumeAloud(MisbehavingPrograms.weAreRoot(), "not uid 0: the run is the same user as we are");
    // When
    Outcome outcome =
        runner.run(
            programs
                .bash("cat /proc/" + ProcessHandle.current().pid() + "/environ")
                .confinedBy(confinement(false)));

    // Then
    assertThat(outcome.succeeded()).isFalse();
    assertThat(ProcessRunnerTest.report(outcome).stdout().text()).isEmpty();
  }

  @Test
  void skipsProgramsThatTheRunsUserMayNotExecute() throws IOException {
    assumeAloud(MisbehavingPrograms.weAreRoot(), "not uid 0: the run is the same user as we are");
    // Given
    Path ours = Files.writeString(directory.resolve("ours"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwx------"));

    // When
    Outcome outcome = runner.run(Command.of(directory, "./ours").confinedBy(confinement(false)));

    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            NotStarted.class, why -> assertThat(why.reason()).isEqualTo(Reason.NOT_EXECUTABLE));
  }

  @Test
  void refusesAUserThatTheSystemDoesNotGive() {
    assumeAloud(MisbehavingPrograms.weAreRoot(), "not uid 0: nobody else's user is asked for");
    // Given
    RunIdentity impossible = new RunIdentity(Integer.MAX_VALUE, Integer.MAX_VALUE);
    HostTools tools = new HostTools();
    var withUnknownOption = new java.util.ArrayList<>(tools.asUser(impossible));
    withUnknownOption.add("--groups=no-such-group");

    // When // Then
    assertThat(tools.whyNot(withUnknownOption)).contains("setpriv");
    assertThatThrownBy(() -> new RunIdentity(0, 1))
        .hasMessage("run identity needs a uid and a gid of at least 1, got 0:1");
  }

  @Test
  void runsAsItselfAndSaysSoWhenNotRoot() {
    assumeAloud(!MisbehavingPrograms.weAreRoot(), "uid 0: programs get a user of their own");
    // When
    Outcome outcome = runner.run(programs.bash("id -u").confinedBy(confinement(true)));

    // Then
    assertThat(ProcessRunnerTest.report(outcome).uid()).isEqualTo(runner.ownUid());
    assertThat(ProcessRunnerTest.report(outcome).stdout().text()).isEqualTo(runner.ownUid() + "\n");
  }

  @Test
  void limitsWhatARunMayUse() {
    // Given
    Confinement limited =
        new Confinement(
            "limited", directory, RUN_USER, false, new ResourceLimits(0L, null, 1_000L, 64L, 5L));

    // When
    Outcome outcome =
        runner.run(
            programs
                .bash("ulimit -c; ulimit -n; ulimit -t; head -c 5000 /dev/zero > big")
                .confinedBy(limited));

    // Then
    assertThat(outcome.succeeded()).isFalse();
    assertThat(ProcessRunnerTest.report(outcome).stdout().text()).isEqualTo("0\n64\n5\n");
    assertThat(directory.resolve("big")).hasSize(1_000);
  }

  @Test
  void refusesAWorkspaceThatCoversHalfTheMachine() {
    assertThatThrownBy(() -> Confinement.of("r", Path.of("/")))
        .hasMessage("workspace must be an absolute path at least two levels deep, got /");
    assertThatThrownBy(() -> Confinement.of("r", Path.of("/home"))).hasMessageContaining("/home");
    assertThatThrownBy(() -> Confinement.of("r", Path.of("a/b"))).hasMessageContaining("a/b");
  }

  private Confinement confinement(boolean pidNamespace) {
    return new Confinement(
        "unprivileged", directory, RUN_USER, pidNamespace, ResourceLimits.NO_CORE_FILES);
  }
}
