package io.operationscenter.execution.backends.aiderlocal;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.execution.backends.AgentBench;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.programs.ConfinedPrograms;
import io.operationscenter.kit.configured.ConfigurationInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AiderLocalAdapterTest {

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
  void handsTheGoalOverInAFileThatIsGoneAfterwards() throws Exception {
    // Given
    bench.script(
        "aider", "printf '%s\\n' \"$@\" > args; cp \"$7\" message; echo \"$OPENAI_API_KEY\" > key");
    AiderLocalAdapter adapter = adapter("http://localhost:11434");

    // When
    AgentRun run = adapter.execute(bench.order().lane(LaneName.AIDER_LOCAL).build());

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.SUCCESS);
    List<String> arguments = Files.readAllLines(bench.workspace().resolve("args"));
    assertThat(arguments)
        .containsSequence(
            "--model",
            "ollama/qwen2.5-coder:3b",
            "--api-base",
            "http://localhost:11434",
            "--yes-always",
            "--message-file");
    Path message = Path.of(arguments.getLast());
    assertThat(message).doesNotExist();
    assertThat(message.getFileName().toString())
        .startsWith("aider_local_3f2504e0-4f89-41d3-9a0c-0305e82c3301_")
        .endsWith(".txt");
    assertThat(message.getParent()).isEqualTo(ConfinedPrograms.homeOf(bench.workspace()));
    assertThat(bench.workspace().resolve("message")).hasContent("Fix the failing test");
    assertThat(bench.workspace().resolve("key")).hasContent("sk-local-ollama");
  }

  @Test
  void refusesAnOllamaOnAnotherMachine() throws Exception {
    // Given
    bench.script("aider", "touch started");
    AiderLocalAdapter adapter = adapter("http://gpu.example.org:11434");

    // When
    AgentRun run = adapter.execute(bench.order().build());

    // Then
    assertThat(run.result().failureReason())
        .isEqualTo(
            "Request not supported by aider_local adapter: only models on this machine are accepted, but the model's server is gpu.example.org");
    assertThat(run.started()).isFalse();
    assertThat(bench.workspace().resolve("started")).doesNotExist();
  }

  private AiderLocalAdapter adapter(String ollama) throws IOException {
    ConfigurationInUse configuration =
        bench.configuration(
            "aider_local: {binary: %s, ollama_base_url: \"%s\"}\n"
                .formatted(directory.resolve("bin/aider"), ollama));
    return new AiderLocalAdapter(
        configuration, bench.aider(configuration, Map.of()), bench.results(), bench.clock());
  }
}
