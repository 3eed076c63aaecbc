package io.operationscenter.kit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.process.Outcome.Ended;
import io.operationscenter.kit.process.Outcome.NotStarted;
import io.operationscenter.kit.process.Outcome.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessRunnerTest {

  private static final TimeLimit SHORT =
      new TimeLimit(Duration.ofMillis(500), Duration.ofMillis(300));

  @TempDir Path directory;
  private MisbehavingPrograms programs;
  private ProcessRunner runner;

  @BeforeEach
  void open() throws IOException {
    programs = new MisbehavingPrograms(directory);
    runner = MisbehavingPrograms.newRunner(Map.of("PATH", System.getenv("PATH"), "TZ", "UTC"));
  }

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void tellsExitCodeAndBothStreams() {
    // When
    Outcome outcome = runner.run(programs.bash("echo out; echo err >&2; exit 7"));

    // Then
    assertThat(outcome).isInstanceOf(Outcome.Exited.class);
    assertThat(((Outcome.Exited) outcome).code()).isEqualTo(7);
    assertThat(outcome.inWords()).isEqualTo("exited with code 7");
    assertThat(report(outcome).stdout().text()).isEqualTo("out\n");
    assertThat(report(outcome).stderr().text()).isEqualTo("err\n");
    assertThat(report(outcome).outputComplete()).isTrue();
    assertThat(report(outcome).duration()).isPositive();
    assertThat(report(outcome).uid()).isEqualTo(runner.ownUid());
  }

  @Test
  void tellsTheSignalThatEndedAProgram() {
    // When
    Outcome outcome = runner.run(programs.bash("kill -SEGV $$"));

    // Then
    assertThat(outcome).isInstanceOf(Outcome.Signalled.class);
    assertThat(((Outcome.Signalled) outcome).signal()).isEqualTo(11);
  }

  @Test
  void passesArgumentsAsTheyAre() {
    // When
    Outcome outcome =
        runner.run(Command.of(directory, "printf", "%s|", "a b", "$HOME", "; id", "é\n", ""));

    // Then
    assertThat(report(outcome).stdout().text()).isEqualTo("a b|$HOME|; id|é\n||");
  }

  @Test
  void saysThatAProgramIsNotFound() {
    assertThat(runner.run(Command.of(directory, "no-such-program")))
        .isEqualTo(
            new NotStarted(
                Reason.PROGRAM_NOT_FOUND,
                "program no-such-program is not in PATH " + System.getenv("PATH")));
    assertThat(runner.run(Command.of(directory, "./absent")))
        .isInstanceOfSatisfying(
            NotStarted.class, why -> assertThat(why.reason()).isEqualTo(Reason.PROGRAM_NOT_FOUND));
  }

  @Test
  void saysThatAProgramIsNotExecutable() throws IOException {
    // Given
    Path plain = Files.writeString(directory.resolve("plain.txt"), "no program");

    // When
    Outcome outcome = runner.run(Command.of(directory, plain.toString()));

    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            NotStarted.class,
            why -> {
              assertThat(why.reason()).isEqualTo(Reason.NOT_EXECUTABLE);
              assertThat(why.detail()).contains(plain.toString());
            });
  }

  @Test
  void saysThatTheWorkingDirectoryIsMissing() {
    assertThat(runner.run(Command.of(directory.resolve("gone"), "true")))
        .isEqualTo(
            new NotStarted(
                Reason.DIRECTORY_MISSING,
                "directory " + directory.resolve("gone") + " does not exist"));
  }

  @Test
  void refusesNullBytesAndEmptyPrograms() {
    assertThatThrownBy(() -> Command.of(directory, "echo", "a\0b"))
        .hasMessage("argument of echo must not hold a null byte");
    assertThatThrownBy(() -> Command.of(directory, List.of()))
        .hasMessage("command needs a program, got []");
    assertThatThrownBy(() -> Command.of(directory, " ")).hasMessageContaining("needs a program");
    assertThatThrownBy(() -> Command.of(directory, "x").withEnvironment(Map.of("A=B", "c")))
        .hasMessageContaining("'A=B'");
    assertThatThrownBy(() -> Command.of(directory, "x").withEnvironment(Map.of("A", "se\0cret")))
        .hasMessage("value of environment variable A must not hold a null byte");
  }

  @Test
  void endsAProgramWhoseTimeIsUp() {
    // When
    Outcome outcome = runner.run(programs.bash("echo started; sleep 600").withTime(SHORT));

    // Then
    assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
    assertThat(report(outcome).stdout().text()).isEqualTo("started\n");
  }

  @Test
  void keepsTheTimeLimitOfManyProgramsThatSayNothing() throws Exception {
    // Given
    List<RunningProcess> silent = new ArrayList<>();
    int more = 2 * Runtime.getRuntime().availableProcessors() + 2;

    // When
    for (int i = 0; i < more; i++) {
      silent.add(runner.start(Command.of(directory, "sleep", "600").withTime(SHORT)));
    }

    // Then
    for (RunningProcess process : silent) {
      assertThat(process.await()).isInstanceOf(Outcome.TimedOut.class);
    }
  }

  @Test
  void killsAChildThatIgnoresSigterm() throws IOException {
    // Given
    Command deaf =
        programs.bash("trap '' TERM; echo $$ > pid; while :; do sleep 1; done").withTime(SHORT);

    // When
    Outcome outcome = runner.run(deaf);

    // Then
    assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
    assertThat(programs.pidsIn("pid")).hasSize(1).noneMatch(MisbehavingPrograms::alive);
    assertThat(report(outcome).after().found()).isNotEmpty();
    assertThat(report(outcome).after().remaining()).isEmpty();
  }

  @Test
  void letsAChildThatHeedsSigtermCleanUp() {
    // Given
    Command polite =
        programs
            .bash("trap 'echo cleaned up; exit 0' TERM; while :; do sleep 0.1; done")
            .withTime(new TimeLimit(Duration.ofMillis(500), Duration.ofSeconds(20)));

    // When
    Outcome outcome = runner.run(polite);

    // Then
    assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
    assertThat(report(outcome).stdout().text()).isEqualTo("cleaned up\n");
  }

  @Test
  void cancelsByTheHandle() throws Exception {
    // Given
    RunningProcess process = runner.start(programs.bash("echo $$ > pid; sleep 600"));
    await().until(() -> !programs.pidsIn("pid").isEmpty());
    assertThat(process.ended()).isFalse();

    // When
    process.cancel();

    // Then
    assertThat(process.await()).isInstanceOf(Outcome.Cancelled.class);
    assertThat(programs.pidsIn("pid")).containsExactly(process.pid().orElseThrow());
    assertThat(programs.pidsIn("pid")).noneMatch(MisbehavingPrograms::alive);
  }

  @Test
  void cancelsWhenTheWaitingThreadIsInterrupted() throws Exception {
    // Given
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    AtomicReference<Boolean> stillInterrupted = new AtomicReference<>();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  outcome.set(runner.run(programs.bash("echo $$ > pid; sleep 600")));
                  stillInterrupted.set(Thread.currentThread().isInterrupted());
                });
    await().until(() -> !programs.pidsIn("pid").isEmpty());

    // When
    caller.interrupt();
    caller.join();

    // Then
    assertThat(outcome.get()).isInstanceOf(Outcome.Cancelled.class);
    assertThat(stillInterrupted.get()).isTrue();
    assertThat(programs.pidsIn("pid")).noneMatch(MisbehavingPrograms::alive);
  }

  @Test
  void killsWhatRunsWhenItIsClosedAndStartsNothingMore() throws Exception {
    // Given
    RunningProcess process = runner.start(programs.bash("echo $$ > pid; sleep 600"));
    await().until(() -> !programs.pidsIn("pid").isEmpty());

    // When
    runner.close();

    // Then
    assertThat(process.ended()).isTrue();
    assertThat(programs.pidsIn("pid")).noneMatch(MisbehavingPrograms::alive);
    assertThat(runner.run(programs.bash("true")))
        .isEqualTo(new NotStarted(Reason.RUNNER_CLOSED, "the process runner is closed"));
  }

  @Test
  void givesAReaderOfStandardInputItsEndAtOnce() {
    // When
    Outcome outcome = runner.run(programs.bash("cat; echo end of input"));

    // Then
    assertThat(report(outcome).stdout().text()).isEqualTo("end of input\n");
  }

  @Test
  void feedsTheGivenInput() {
    // When
    Outcome outcome = runner.run(Command.of(directory, "cat").withInput("é\nline two"));

    // Then
    assertThat(report(outcome).stdout().text()).isEqualTo("é\nline two");
  }

  @Test
  void doesNotMindAProgramThatLeavesItsInputUnread() {
    // When
    Outcome outcome = runner.run(Command.of(directory, "true").withInput("x".repeat(5_000_000)));

    // Then
    assertThat(outcome.succeeded()).isTrue();
  }

  @Test
  void doesNotMindAProgramThatClosesItsOutputEarly() {
    // When
    Outcome outcome = runner.run(programs.bash("echo last; exec >&- 2>&-; sleep 0.3; exit 3"));

    // Then
    assertThat(outcome).isInstanceOf(Outcome.Exited.class);
    assertThat(((Outcome.Exited) outcome).code()).isEqualTo(3);
    assertThat(report(outcome).stdout().text()).isEqualTo("last\n");
  }

  @Test
  void takesAGigabyteOfOutputWithinBoundedMemory() {
    // Given
    Runtime runtime = Runtime.getRuntime();
    runtime.gc();
    long usedBefore = runtime.totalMemory() - runtime.freeMemory();
    Command flood =
        programs
            .bash("echo first; head -c 1G /dev/zero | tr '\\0' x; echo; echo last")
            .withOutput(new OutputBounds(1_000, 2_000));

    // When
    Outcome outcome = runner.run(flood);

    // Then
    CapturedOutput output = report(outcome).stdout();
    assertThat(outcome.succeeded()).as(outcome.inWords()).isTrue();
    assertThat(output.keptBytes()).isEqualTo(3_000);
    assertThat(output.droppedBytes()).isEqualTo((1L << 30) + 12 - 3_000);
    assertThat(output.text()).startsWith("first\nxxx").endsWith("xxx\nlast\n");
    runtime.gc();
    assertThat(runtime.totalMemory() - runtime.freeMemory() - usedBefore).isLessThan(32L << 20);
  }

  @Test
  void hidesTheServicesEnvironmentFromTheChild() {
    // Given
    ProcessRunner withSecrets =
        MisbehavingPrograms.newRunner(
            Map.of(
                "PATH", System.getenv("PATH"), "TZ", "UTC", "HOME", "/h", "PLANE_TOKEN", "hidden"));

    // When
    Outcome outcome =
        withSecrets.run(
            Command.of(directory, "env")
                .withEnvironment(Map.of("WANTED", "yes"))
                .withCorrelation("c-1"));

    // Then
    assertThat(report(outcome).stdout().text().lines().map(line -> line.replaceAll("=.*", "")))
        .containsExactlyInAnyOrder(
            "PATH", "TZ", "WANTED", "OPERATIONS_CENTER_CORRELATION_ID", "OPERATIONS_CENTER_RUN");
    assertThat(report(outcome).stdout().text())
        .contains("OPERATIONS_CENTER_CORRELATION_ID=c-1\n")
        .doesNotContain("hidden");
    withSecrets.close();
  }

  @Test
  void worksWithoutHome() {
    // When
    Outcome outcome =
        runner.run(programs.bash("echo \"home: ${HOME-unset}\"; cd / && git version"));

    // Then
    assertThat(outcome.succeeded()).isTrue();
    assertThat(report(outcome).stdout().text()).startsWith("home: unset\ngit version");
  }

  @Test
  void worksWithAHomeThatCannotBeWritten() throws IOException {
    // Given
    Path home = Files.createDirectory(directory.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));

    // When
    Outcome outcome =
        runner.run(programs.bash("echo $HOME").withEnvironment(Map.of("HOME", home.toString())));

    // Then
    assertThat(report(outcome).stdout().text()).isEqualTo(home + "\n");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void masksSecretsInWhatItKeeps() {
    // Given
    SecretMask mask = SecretMask.KNOWN_SHAPES.with(List.of("korrekt-pferd"));

    // When
    Outcome outcome =
        runner.run(
            programs
                .bash("printf 'a korrekt-'; sleep 0.2; echo 'pferd z'; echo \"x $TOKEN\" >&2")
                .withEnvironment(Map.of("TOKEN", "ghp_" + "a1B2c3D4".repeat(4)))
                .withMask(mask));

    // Then
    assertThat(report(outcome).stdout().text()).isEqualTo("a *** z\n");
    assertThat(report(outcome).stderr().text()).isEqualTo("x ***\n");
  }

  @Test
  void printsNoValueOfACommand() {
    // Given
    Command command =
        Command.of(directory, "login", "argument-secret")
            .withEnvironment(Map.of("TOKEN", "variable-secret"))
            .withInput("input-secret");

    // When // Then
    assertThat(command.toString()).contains("login", "TOKEN").doesNotContain("-secret");
  }

  static RunReport report(Outcome outcome) {
    assertThat(outcome).as(outcome.inWords()).isInstanceOf(Ended.class);
    return ((Ended) outcome).report();
  }

  @Test
  void aTimeLimitThatNoClockCanCountStartsNothing() {
    assertThat(TimeLimit.of(Duration.ofNanos(Long.MAX_VALUE)).wall()).isPositive();
    assertThatThrownBy(() -> TimeLimit.of(Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("time limit must be at most")
        .hasMessageContaining(Duration.ofSeconds(Long.MAX_VALUE).toString());
  }
}
