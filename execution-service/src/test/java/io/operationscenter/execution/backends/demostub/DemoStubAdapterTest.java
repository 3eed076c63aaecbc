package io.operationscenter.execution.backends.demostub;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.execution.backends.AgentBench;
import io.operationscenter.execution.backends.AgentRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoStubAdapterTest {

  @TempDir Path directory;
  private AgentBench bench;
  private DemoStubAdapter adapter;

  @BeforeEach
  void open() throws IOException {
    bench = new AgentBench(directory);
    adapter = new DemoStubAdapter(bench.results(), bench.clock(), bench.ids());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void writesSixLines() throws Exception {
    // When
    AgentRun run = adapter.execute(bench.order().with("goal_text", "One\nTwo").build());

    // Then
    assertThat(Files.readAllLines(bench.workspace().resolve("artifacts/demo_result.txt")))
        .hasSize(6)
        .contains("goal: One Two", "backend: " + BackendName.DEMO_STUB.wire());
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(run.result().changedFilesSource()).isEqualTo("backend_manifest");
    assertThat(run.result().diffStatExcerpt()).isEqualTo("1 file changed, 6 insertions(+)");
    assertThat(run.result().changedFiles())
        .singleElement()
        .satisfies(file -> assertThat(file.path()).isEqualTo("artifacts/demo_result.txt"));
  }

  @Test
  void doesNotWriteThroughALink() throws Exception {
    // Given
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.createSymbolicLink(bench.workspace().resolve("artifacts"), outside);

    // When
    AgentRun run = adapter.execute(bench.order().build());

    // Then
    assertThat(outside).isEmptyDirectory();
    assertThat(run.result().failureCategory()).isEqualTo(FailureReasonCategory.BACKEND_ERROR);
    assertThat(run.result().failureReason())
        .startsWith("DemoStubBackendAdapter could not write artifact: ");
  }
}
