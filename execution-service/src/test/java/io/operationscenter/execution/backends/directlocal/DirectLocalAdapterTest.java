package io.operationscenter.execution.backends.directlocal;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.execution.backends.AgentBench;
import io.operationscenter.execution.backends.AgentCapture;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.kit.configured.ConfigurationInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectLocalAdapterTest {

  private static final Map<String, String> LOCAL =
      Map.of("OPENAI_API_BASE", "http://127.0.0.1:8080/v1");

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
  void runsTheFixersOfTheTaskTypeInOrder() throws Exception {
    // Given
    bench.script("one", "echo one \"$@\" >> log; echo said one");
    bench.script("two", "echo two \"$@\" >> log; echo said two >&2");
    DirectLocalAdapter adapter =
        adapter(fixers("[\"%s\", \"--fix\", \"a b\"], [\"%s\"]"), Map.of());

    // When
    AgentRun run = adapter.execute(lintFix().build());

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(bench.workspace().resolve("log")).hasContent("one --fix a b\ntwo");
    AgentCapture capture = Objects.requireNonNull(run.capture());
    assertThat(capture.engine()).isEqualTo("fixer");
    assertThat(capture.exitCode()).isZero();
    assertThat(run.result().artifacts().getFirst().label()).isEqualTo("direct_local run log");
    assertThat(run.result().artifacts().getFirst().content()).contains("said one", "said two");
    assertThat(adapter.notInstalled(lintFix().build())).isEmpty();
  }

  @Test
  void leavesAiderTheRestWhenAFixerFails() throws Exception {
    // Given
    bench.script("one", "echo 'two problems left'; exit 1");
    bench.script("two", "touch never");
    bench.script(
        "aider", "printf '%s\\n' \"$@\" > args; echo \"$OPENAI_API_KEY\" > key; echo fixed");
    DirectLocalAdapter adapter = adapter(fixers("[\"%s\"], [\"%s\"]"), LOCAL);

    // When
    AgentRun run = adapter.execute(lintFix().with("constraints_text", "Only src").build());

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(bench.workspace().resolve("never")).doesNotExist();
    assertThat(bench.workspace().resolve("args"))
        .hasContent(
            "--model\nopenai/capable\n--message\nFix the failing test\n\n## Constraints\nOnly src\n--yes");
    assertThat(bench.workspace().resolve("key")).hasContent("sk-local-direct");
    assertThat(run.result().artifacts())
        .extracting(artifact -> artifact.content())
        .satisfiesExactly(
            log -> assertThat(log).contains("two problems left"),
            log -> assertThat(log).isEqualTo("fixed"));
    assertThat(Objects.requireNonNull(run.capture()).engine()).isEqualTo("aider");
  }

  @Test
  void saysWhichFixerFailedWhenThereIsNoAider() throws Exception {
    // Given
    Path one = bench.script("one", "echo 'two problems left'; exit 1");
    bench.script("two", "exit 0");
    DirectLocalAdapter adapter =
        adapter("aider: {binary: no-such-aider}\n" + fixers("[\"%s\"], [\"%s\"]"), LOCAL);

    // When
    AgentRun run = adapter.execute(lintFix().build());

    // Then
    assertThat(run.result().failureCategory()).isEqualTo(FailureReasonCategory.BACKEND_ERROR);
    assertThat(run.result().failureReason())
        .isEqualTo("[fixer] " + one + " exited 1: two problems left");
    assertThat(run.started()).isTrue();
  }

  @Test
  void fixersFindTheProgramsOfTheVirtualEnvironment() throws Exception {
    // Given
    Path programs = Files.createDirectories(bench.workspace().resolve(".venv/bin"));
    Files.copy(bench.script("one", "touch \"$VIRTUAL_ENV/found\""), programs.resolve("venv-only"));
    bench.handOver();
    DirectLocalAdapter adapter =
        adapter("execution: {fixers: {lint_fix: [[\"venv-only\"]]}}\n", Map.of());

    // When
    AgentRun run = adapter.execute(lintFix().build());

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(bench.workspace().resolve(".venv/found")).exists();
  }

  @Test
  void aFixerThatHangsIsKilledAndAiderIsNotTried() throws Exception {
    // Given
    bench.script("one", "sleep 600");
    bench.script("two", "exit 0");
    bench.script("aider", "touch tried");
    DirectLocalAdapter adapter = adapter(fixers("[\"%s\"], [\"%s\"]"), LOCAL);

    // When
    AgentRun run = adapter.execute(lintFix().with("timeout_seconds", 2L).build());

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.TIMEOUT);
    assertThat(run.result().failureReason()).isEqualTo("[fixer] Timed out after 2s");
    assertThat(bench.workspace().resolve("tried")).doesNotExist();
    assertThat(bench.survivors()).isEmpty();
  }

  @Test
  void letsAiderWorkWhereThereAreNoFixers() throws Exception {
    // Given
    bench.script("aider", "echo broken; exit 2");
    DirectLocalAdapter adapter = adapter("", LOCAL);

    // When
    AgentRun run = adapter.execute(lintFix().build());

    // Then
    assertThat(adapter.notInstalled(lintFix().build())).isEmpty();
    assertThat(run.result().failureReason()).isEqualTo("broken");
    assertThat(Objects.requireNonNull(run.capture()).exitCode()).isEqualTo(2);
  }

  @Test
  void namesTheTimeThatAiderUsedUp() throws Exception {
    // Given
    bench.script("aider", "sleep 600");
    DirectLocalAdapter adapter =
        adapter(
            "aider: {binary: %s, timeout_seconds: 2}\n".formatted(directory.resolve("bin/aider")),
            LOCAL);

    // When
    AgentRun run = adapter.execute(lintFix().build());

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.TIMEOUT);
    assertThat(run.result().failureReason()).isEqualTo("[aider] Timed out after 2s");
  }

  @Test
  void saysThatAiderIsNotInstalled() throws Exception {
    // Given
    DirectLocalAdapter adapter = adapter("aider: {binary: no-such-aider}\n", LOCAL);

    // When
    AgentRun run = adapter.execute(lintFix().build());

    // Then
    assertThat(adapter.notInstalled(lintFix().build()))
        .contains("[aider] Binary not found: no-such-aider");
    assertThat(run.result().failureReason()).isEqualTo("[aider] Binary not found: no-such-aider");
    assertThat(run.started()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://api.openai.com/v1", "http://192.168.1.5:1234", "nonsense"})
  void refusesAModelThatIsNotOnThisMachine(String address) throws Exception {
    // Given
    bench.script("aider", "touch started");
    DirectLocalAdapter adapter =
        adapter("", address.isEmpty() ? Map.of() : Map.of("OPENAI_API_BASE", address));

    // When
    AgentRun run = adapter.execute(lintFix().build());

    // Then
    assertThat(adapter.notInstalled(lintFix().build())).isPresent();
    assertThat(run.result().failureReason()).contains("only models on this machine are accepted");
    assertThat(bench.workspace().resolve("started")).doesNotExist();
  }

  @Test
  void hidesTheKeyInTheArguments() throws Exception {
    // Given
    bench.script("aider", "echo \"$@\"; exit 1");
    DirectLocalAdapter adapter =
        adapter(
            "aider: {binary: %s, extra_args: [\"--api-key\", \"local=hidden-key-1\"]}\n"
                .formatted(directory.resolve("bin/aider")),
            LOCAL);

    // When
    AgentRun run = adapter.execute(lintFix().build());

    // Then
    assertThat(run.result().toString()).doesNotContain("hidden-key-1");
    assertThat(Objects.requireNonNull(run.capture()).toString()).doesNotContain("hidden-key-1");
  }

  private AgentBench.Order lintFix() {
    return bench.order().lane(LaneName.AIDER_LOCAL).type(TaskType.LINT_FIX);
  }

  private String fixers(String vectors) {
    return "execution: {fixers: {lint_fix: [%s]}}\n"
        .formatted(vectors.formatted(directory.resolve("bin/one"), directory.resolve("bin/two")));
  }

  private DirectLocalAdapter adapter(String sections, Map<String, String> variables)
      throws IOException {
    String aider =
        sections.startsWith("aider:")
            ? sections
            : "aider: {binary: %s}\n".formatted(directory.resolve("bin/aider")) + sections;
    ConfigurationInUse configuration = bench.configuration(aider);
    return new DirectLocalAdapter(
        configuration,
        bench.programs(configuration),
        bench.keys(variables),
        new RunFixers(bench.program(), bench.results(), bench.programs(configuration)),
        bench.aider(configuration, variables),
        bench.results(),
        bench.clock());
  }
}
