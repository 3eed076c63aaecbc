package io.operationscenter.kit.process;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.process.Sweep.Evidence;
import io.operationscenter.kit.process.Sweep.Survivor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessTreeTest {

  private static final RunIdentity RUN_USER = new RunIdentity(60_981, 60_981);

  /** Double fork, own session, empty environment, working directory as given, pipes kept open. */
  private static final String ESCAPE =
      """
      import os, sys, time
      if os.fork() == 0:
          os.setsid()
          if os.fork() == 0:
              directory = os.getcwd()
              os.chdir(sys.argv[1])
              os.execve("/usr/bin/env", ["env", "-i", "/bin/sh", "-c",
                  "echo $$ > " + directory + "/escaped; while :; do sleep 5; done"], {})
          os._exit(0)
      while not os.path.exists("escaped"):
          time.sleep(0.01)
      """;

  /**
   * A daemon whose first thread is dead: the kernel shows it as a zombie without environment or
   * working directory, while its other thread goes on.
   */
  private static final String HEADLESS =
      """
      import ctypes, os, threading, time
      def work():
          with open("escaped", "w") as file:
              file.write(str(os.getpid()))
          time.sleep(600)
      def state(pid):
          with open("/proc/%s/stat" % pid) as file:
              return file.read().rsplit(") ", 1)[1][0]
      if os.fork() == 0:
          os.setsid()
          if os.fork() == 0:
              threading.Thread(target=work).start()
              ctypes.CDLL(None).pthread_exit(None)
          os._exit(0)
      while not os.path.exists("escaped") or not os.path.getsize("escaped"):
          time.sleep(0.01)
      while state(open("escaped").read()) != "Z":
          time.sleep(0.01)
      """;

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

  @Test
  void killsGrandchildrenThatHoldTheOutputOpen() throws IOException {
    // Given
    Command forking =
        programs.bash("(sleep 600 & echo $! > pids; sleep 601 & echo $! >> pids); echo done");

    // When
    Outcome outcome = runner.run(forking);

    // Then
    assertThat(outcome.succeeded()).isTrue();
    assertThat(report(outcome).outputComplete()).isTrue();
    assertThat(report(outcome).stdout().text()).isEqualTo("done\n");
    assertThat(programs.pidsIn("pids")).hasSize(2).noneMatch(MisbehavingPrograms::alive);
    assertThat(report(outcome).after().found())
        .hasSize(2)
        .allMatch(survivor -> survivor.evidence() == Evidence.TREE);
  }

  @Test
  void killsADaemonThatLeftItsSessionButKeptTheMarker() throws IOException {
    // Given
    Command daemon =
        programs.bash(
            "cd / && (setsid bash -c 'echo $$ > "
                + directory
                + "/pids; sleep 600' &) ; "
                + "until [ -s "
                + directory
                + "/pids ]; do sleep 0.01; done");

    // When
    Outcome outcome = runner.run(daemon);

    // Then
    assertThat(outcome.succeeded()).isTrue();
    assertThat(programs.pidsIn("pids")).hasSize(1).noneMatch(MisbehavingPrograms::alive);
    assertThat(report(outcome).after().found())
        .isNotEmpty()
        .allMatch(survivor -> survivor.evidence() == Evidence.MARKER);
  }

  @Test
  void findsADoubleForkedChildWithEmptyEnvironmentByItsWorkspace() throws IOException {
    // Given
    Command escaping = programs.python(ESCAPE);

    // When
    Outcome outcome = runner.run(withArgument(escaping, directory).confinedBy(searchOnly("r-1")));

    // Then
    assertEscapedOneWasKilled(outcome);
    assertThat(report(outcome).containment()).isEqualTo(Containment.SURVIVOR_SEARCH);
  }

  @Test
  void findsADaemonWhoseFirstThreadIsDead() throws IOException {
    // Given
    Command headless = programs.python(HEADLESS);

    // When
    Outcome outcome = runner.run(headless);

    // Then
    assertEscapedOneWasKilled(outcome);
    Path threads = Path.of("/proc/" + programs.pidsIn("escaped").getFirst(), "task");
    assertThat(Optional.ofNullable(threads.toFile().list()).orElse(new String[0]))
        .hasSizeLessThanOrEqualTo(1);
    assertThat(report(outcome).after().found())
        .anyMatch(survivor -> survivor.evidence() == Evidence.MARKER);
  }

  @Test
  void findsADaemonWhoseFirstThreadIsDeadByItsWorkspace() throws Exception {
    // Given
    Command headless = programs.python(HEADLESS);
    new ProcessBuilder(headless.argv()).directory(directory.toFile()).start().waitFor();
    long daemon = programs.pidsIn("escaped").getFirst();

    // When
    Map<ProcessEntry, Evidence> suspects =
        new Suspects(null, new Traces(null, null, directory), List.of()).in(ProcessTable.read());
    suspects.keySet().forEach(Signals::kill);

    // Then
    assertThat(suspects).hasSize(1).containsValue(Evidence.WORKSPACE);
    assertThat(suspects.keySet()).extracting(ProcessEntry::pid).containsExactly(daemon);
    await().until(() -> !MisbehavingPrograms.alive(daemon));
  }

  @Test
  void findsADoubleForkedChildWithEmptyEnvironmentByItsUser() throws IOException {
    assumeAloud(MisbehavingPrograms.weAreRoot(), "not uid 0: there is no user of the run to find");
    // Given
    Command escaping = withArgument(programs.python(ESCAPE), Path.of("/"));

    // When
    Outcome outcome = runner.run(escaping.confinedBy(searchOnly("r-2")));

    // Then
    assertEscapedOneWasKilled(outcome);
    assertThat(report(outcome).after().found())
        .anyMatch(survivor -> survivor.evidence() == Evidence.USER);
  }

  @Test
  void letsNothingOutOfAPidNamespace() throws IOException {
    // Given
    Command escaping = withArgument(programs.python(ESCAPE), Path.of("/"));
    Confinement confinement =
        new Confinement("r-3", directory, RUN_USER, true, ResourceLimits.NO_CORE_FILES);

    // When
    Outcome outcome = runner.run(escaping.confinedBy(confinement));

    // Then
    assumeAloud(
        report(outcome).containment() == Containment.PID_NAMESPACE,
        "this machine does not let us create a pid namespace");
    assertThat(outcome.succeeded()).as(report(outcome).stderr().text()).isTrue();
    assertThat(programs.pidsIn("escaped")).hasSize(1).allMatch(pid -> pid < 100);
    assertThat(report(outcome).outputComplete()).isTrue();
    assertThat(report(outcome).after().remaining()).isEmpty();
  }

  @Test
  void killsAPidNamespaceWhoseTimeIsUp() throws IOException {
    // Given
    Command deaf =
        programs
            .bash("trap '' TERM; sleep 600 & sleep 601")
            .withTime(new TimeLimit(Duration.ofMillis(500), Duration.ofMillis(200)))
            .confinedBy(Confinement.of("r-4", directory));

    // When
    Outcome outcome = runner.run(deaf);

    // Then
    assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
    assertThat(report(outcome).after().found())
        .extracting(Survivor::program)
        .contains("bash", "sleep");
    assertThat(report(outcome).after().remaining()).isEmpty();
  }

  @Test
  void outrunsAProgramThatForksAllTheTime() {
    assumeAloud(
        MisbehavingPrograms.weAreRoot(), "not uid 0: the process limit would count our own ones");
    // Given
    Confinement narrow =
        new Confinement(
            "r-5", directory, RUN_USER, false, new ResourceLimits(0L, 60L, null, null, null));
    Command bomb =
        programs
            .bash(
                "bomb() { setsid bash -c \"$(declare -f bomb); bomb\" & bomb; }; bomb 2>/dev/null")
            .withTime(new TimeLimit(Duration.ofSeconds(1), Duration.ZERO))
            .confinedBy(narrow);

    // When
    Outcome outcome = runner.run(bomb);

    // Then
    assertThat(report(outcome).after().remaining()).isEmpty();
    assertThat(ProcessTable.read().entries())
        .noneMatch(process -> ProcessTable.runsAs(process.pid(), RUN_USER.uid()));
  }

  @Test
  void killsSurvivorsOfAnEarlierRunBeforeTheNextStarts() throws Exception {
    // Given
    Process left =
        new ProcessBuilder("/usr/bin/setsid", "/bin/sleep", "600")
            .directory(directory.toFile())
            .start();
    await().until(() -> ProcessTable.entryOf(left.pid()).program().equals("sleep"));

    // When
    Outcome outcome = runner.run(programs.bash("true").confinedBy(searchOnly("r-6")));

    // Then
    assertThat(left.waitFor()).isEqualTo(137);
    assertThat(report(outcome).before().found())
        .containsExactly(new Survivor(left.pid(), "sleep", Evidence.WORKSPACE));
  }

  @Test
  void findsWhatACrashedServiceLeftByTheMarkerAlone() throws Exception {
    // Given
    ProcessBuilder builder = new ProcessBuilder("/usr/bin/setsid", "/bin/sleep", "600");
    builder.environment().put(ChildEnvironment.MARKER, "ticket-7");
    Process left = builder.start();

    // When
    Sweep sweep = runner.sweep(new Traces("ticket-7", null, null));

    // Then
    assertThat(left.waitFor()).isEqualTo(137);
    assertThat(sweep.found()).extracting(Survivor::pid).containsExactly(left.pid());
    assertThat(sweep.remaining()).isEmpty();
  }

  @Test
  void sparesOtherRunsWithTheSameUserAndWorkspace() throws Exception {
    // Given
    RunningProcess other =
        runner.start(programs.bash("echo $$ > other; sleep 600").confinedBy(searchOnly("r-8")));
    await().until(() -> !programs.pidsIn("other").isEmpty());

    // When
    Outcome outcome = runner.run(programs.bash("true").confinedBy(searchOnly("r-9")));

    // Then
    assertThat(outcome.succeeded()).isTrue();
    assertThat(report(outcome).before().found()).isEmpty();
    assertThat(programs.pidsIn("other")).allMatch(MisbehavingPrograms::alive);
    assertThat(other.ended()).isFalse();
  }

  @Test
  void sparesProcessesThatShareOnlyANamePrefixWithTheWorkspace() throws Exception {
    // Given
    Path workspace = Files.createDirectory(directory.resolve("run"));
    Path neighbour = Files.createDirectory(directory.resolve("run-2"));
    Process other = new ProcessBuilder("/bin/sleep", "600").directory(neighbour.toFile()).start();

    // When
    Sweep sweep = runner.sweep(new Traces("unused", null, workspace));

    // Then
    assertThat(sweep.found()).isEmpty();
    assertThat(other.isAlive()).isTrue();
    other.destroyForcibly().waitFor();
  }

  @Test
  void neverTakesItselfOrItsAncestorsForSurvivors() throws Exception {
    // Given
    Path ownDirectory = Path.of("").toAbsolutePath();

    // When
    Map<ProcessEntry, Evidence> suspects =
        new Suspects(null, new Traces(null, null, ownDirectory), List.of()).in(ProcessTable.read());

    // Then
    assertThat(
            ProcessTable.worksBelow(
                ProcessTable.entryOf(ProcessHandle.current().pid()), ownDirectory))
        .isTrue();
    assertThat(suspects.keySet())
        .extracting(ProcessEntry::pid)
        .doesNotContain(1L, ProcessHandle.current().pid())
        .doesNotContainAnyElementsOf(
            ProcessHandle.current().parent().map(ProcessHandle::pid).stream().toList());
  }

  private void assertEscapedOneWasKilled(Outcome outcome) throws IOException {
    assertThat(outcome.succeeded()).as(report(outcome).stderr().text()).isTrue();
    assertThat(report(outcome).outputComplete()).isTrue();
    assertThat(programs.pidsIn("escaped")).hasSize(1).noneMatch(MisbehavingPrograms::alive);
    assertThat(report(outcome).after().found())
        .extracting(Survivor::pid)
        .contains(programs.pidsIn("escaped").getFirst());
    assertThat(report(outcome).after().remaining()).isEmpty();
  }

  private Confinement searchOnly(String runId) {
    return new Confinement(runId, directory, RUN_USER, false, ResourceLimits.NO_CORE_FILES);
  }

  private static Command withArgument(Command command, Path argument) {
    var argv = new java.util.ArrayList<>(command.argv());
    argv.add(argument.toString());
    return Command.of(command.directory(), argv);
  }

  private static RunReport report(Outcome outcome) {
    return ProcessRunnerTest.report(outcome);
  }
}
