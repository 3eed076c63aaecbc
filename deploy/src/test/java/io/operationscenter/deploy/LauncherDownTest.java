package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.deploy.FakeService.Behaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherDownTest {

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
  void stopsTheServices() throws Exception {
    // Given
    set.run("up");

    // When
    Script.Outcome outcome = set.run("down");

    // Then
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).contains("The services have stopped.").doesNotContain("killed");
    assertThat(set.survivors()).isEmpty();
    for (String service : LocalSet.SERVICES) {
      assertThat(set.pidFile(service)).doesNotExist();
    }
  }

  @Test
  void isContentWhenNothingRuns() throws Exception {
    // When
    Script.Outcome neverStarted = set.run("down");
    set.run("up");
    set.run("down");
    Script.Outcome again = set.run("down");

    // Then
    assertThat(neverStarted.status()).isZero();
    assertThat(again.status()).isZero();
    assertThat(again.err()).contains("Nothing runs on " + set.root());
  }

  @Test
  void killsAServiceThatDoesNotListen() throws Exception {
    // Given
    set.install("ingest", Behaviour.IGNORES_TERM);
    set.run("up");
    ProcessHandle ingest = set.recorded("ingest").orElseThrow();
    set.environment().put("OPERATIONS_CENTER_STOP_TIMEOUT", "2");

    // When
    Script.Outcome outcome = set.run("down");

    // Then
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err())
        .contains("ingest (pid " + ingest.pid() + ") did not stop within 2 s and is killed.")
        .doesNotContain("planner (pid");
    assertThat(set.survivors()).isEmpty();
  }

  /** As the kernel shows a program of many threads for a moment while it ends. */
  @Test
  void waitsForAServiceWhoseFirstThreadIsDeadBeforeTheOthers() throws Exception {
    // Given
    ProjectCopy.executable(
        set.builtBinary("ingest"),
        """
        #!/usr/bin/env python3
        import ctypes, http.server, os, signal, sys, threading
        class Healthy(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b'{"status":"UP"}')
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        port = int(sys.argv[sys.argv.index("--port") + 1])
        server = http.server.HTTPServer(("127.0.0.1", port), Healthy)
        threading.Thread(target=server.serve_forever).start()
        def end():
            signal.sigwait({signal.SIGTERM})
            print("asked to end", flush=True)
            os._exit(0)
        threading.Thread(target=end).start()
        ctypes.CDLL(None).pthread_exit(None)
        """);

    // When
    Script.Outcome up = set.run("up");
    Script.Outcome status = set.run("status", "--output", "json");
    Script.Outcome down = set.run("down");

    // Then
    assertThat(up.status()).as(up.err()).isZero();
    assertThat(status.out()).contains("\"service\":\"ingest\"").doesNotContain("\"ready\":false");
    assertThat(down.status()).isZero();
    assertThat(set.log("ingest")).contains("asked to end");
    assertThat(set.survivors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "-1", "1.5", "08", "1000000"})
  void refusesAStopTimeoutThatIsNoWholeSeconds(String seconds) throws Exception {
    // Given
    set.environment().put("OPERATIONS_CENTER_STOP_TIMEOUT", seconds);

    // When
    Script.Outcome down = set.run("down");
    Script.Outcome up = set.run("up");

    // Then
    for (Script.Outcome outcome : List.of(down, up)) {
      assertThat(outcome.status()).isEqualTo(2);
      assertThat(outcome.err())
          .isEqualTo(
              "OPERATIONS_CENTER_STOP_TIMEOUT must be whole seconds from 1 to 999999, not '%s'.\n"
                  .formatted(seconds));
    }
    assertThat(set.root()).doesNotExist();
  }

  @Test
  void leavesAnotherProcessAloneThatHasTheRecordedNumber() throws Exception {
    // Given
    Script foreign =
        Script.start(temporary, Map.of("PATH", System.getenv("PATH")), List.of("sleep", "300"));
    long pid = foreign.process().pid();
    Files.createDirectories(set.pidFile("review").getParent());
    Files.writeString(set.pidFile("review"), pid + " 12345\n");

    // When
    Script.Outcome status = set.run("status");
    Script.Outcome down = set.run("down");
    Files.writeString(set.pidFile("review"), pid + " 12345\n");
    Script.Outcome up = set.run("up");

    // Then
    assertThat(status.out()).containsPattern("review +\\d+ +- +died");
    assertThat(down.status()).isZero();
    assertThat(down.err()).contains("review had ended already", "left alone");
    assertThat(up.status()).as(up.err()).isZero();
    assertThat(set.recorded("review").orElseThrow().pid()).isNotEqualTo(pid);
    assertThat(foreign.process().isAlive()).isTrue();
    foreign.process().destroyForcibly();
  }

  @Test
  void readsAPidFileWithoutSenseAsNoProcess() throws Exception {
    // Given
    Files.createDirectories(set.pidFile("review").getParent());
    Files.writeString(set.pidFile("review"), "-1 all\n");
    Files.writeString(set.pidFile("planner"), "");

    // When
    Script.Outcome outcome = set.run("down");

    // Then
    assertThat(outcome.status()).isZero();
    assertThat(set.pidFile("review")).doesNotExist();
  }
}
