package io.operationscenter.execution.backends;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.enums.BackendName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisteredBackendsTest {

  @TempDir Path directory;

  @Test
  void hasWhatWasBuiltIn() throws IOException {
    // When
    Backends backends = backends("");

    // Then
    assertThat(backends.forBackend(BackendName.KODO)).isPresent();
    assertThat(backends.forBackend(BackendName.ARCHON)).isEmpty();
    assertThat(backends.forBackend(BackendName.OPENCLAW)).isEmpty();
  }

  @Test
  void hasTheDemoStubOnlyWhenItIsSwitchedOn() throws IOException {
    // Then
    assertThat(backends("").forBackend(BackendName.DEMO_STUB)).isEmpty();
    assertThat(backends("execution: {demo_stub_enabled: true}\n").forBackend(BackendName.DEMO_STUB))
        .isPresent();
  }

  private Backends backends(String sections) throws IOException {
    Path place = Files.createTempDirectory(directory, "bench");
    try (AgentBench bench = new AgentBench(place)) {
      return new RegisteredBackends(
          List.of(new Ready(BackendName.KODO), new Ready(BackendName.DEMO_STUB)),
          bench.configuration(sections));
    }
  }

  private record Ready(BackendName backend) implements BackendAdapter {
    @Override
    public Optional<String> notInstalled(AgentOrder order) {
      return Optional.empty();
    }

    @Override
    public AgentRun execute(AgentOrder order) {
      throw new AssertionError("nothing is to be run");
    }
  }
}
