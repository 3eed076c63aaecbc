package io.operationscenter.execution.backends;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.evidence.BackendDetailRef;
import io.operationscenter.execution.backends.AgentEvidence.Attempt;
import io.operationscenter.execution.evidence.EvidenceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentEvidenceTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final AgentEvidence evidence =
      new AgentEvidence(Clock.fixed(START, ZoneOffset.UTC), () -> "ref");

  @TempDir Path directory;
  private AgentBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new AgentBench(directory);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void keepsBothLogsAndTheCaptureOfAFailedRun() {
    // When
    AgentEvidence.Kept kept = evidence.of(BackendName.KODO, failed("out", "err"), Attempt.FIRST);

    // Then
    assertThat(kept.files())
        .extracting(EvidenceFile::name)
        .containsExactly(
            "kodo_command.json",
            "kodo_stdout.log",
            "kodo_stderr.log",
            "backend_details/kodo-stdout.log",
            "backend_details/kodo-stderr.log",
            "backend_details/kodo-run-capture.json");
    assertThat(kept.details())
        .extracting(BackendDetailRef::path)
        .containsExactly(
            "backend_details/kodo-stdout.log",
            "backend_details/kodo-stderr.log",
            "backend_details/kodo-run-capture.json");
    assertThat(kept.details()).allMatch(BackendDetailRef::isRequiredForDebug);
    assertThat(kept.files().getLast().text())
        .contains("\"duration_ms\": 1500", "\"exit_code\": 1")
        .doesNotContain("stdout");
  }

  @Test
  void namesNoLogThatIsEmpty() {
    // When
    AgentEvidence.Kept kept =
        evidence.of(BackendName.DIRECT_LOCAL, failed("", "err"), Attempt.AFTER_VALIDATION);

    // Then
    assertThat(kept.details())
        .extracting(BackendDetailRef::path)
        .containsExactly(
            "backend_details/direct-local-retry-stderr.log",
            "backend_details/direct-local-retry-run-capture.json");
    assertThat(kept.files().getFirst().name()).isEqualTo("kodo_retry_command.json");
  }

  @Test
  void keepsNothingOfABackendThatNeverStarted() {
    // Given
    AgentRun run =
        bench
            .results()
            .notStarted(
                bench.order().build().request(), FailureReasonCategory.BACKEND_ERROR, "missing");

    // When
    AgentEvidence.Kept kept = evidence.of(BackendName.KODO, run, Attempt.FIRST);

    // Then
    assertThat(kept.files()).isEmpty();
    assertThat(kept.details()).isEmpty();
  }

  private AgentRun failed(String stdout, String stderr) {
    return new AgentRun(
        bench
            .results()
            .of(
                bench.order().build().request(),
                AgentVerdict.failed(FailureReasonCategory.BACKEND_ERROR, "kodo exited 1: err"),
                List.of()),
        true,
        new AgentCapture(
            "kodo",
            null,
            List.of("kodo", "--yes"),
            1,
            stdout,
            stderr,
            START,
            START.plusMillis(1_500),
            false,
            false,
            false,
            "process"));
  }
}
