package io.operationscenter.execution.backends.kodo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.execution.backends.AgentBench;
import io.operationscenter.execution.backends.AgentCapture;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.kit.configured.ConfigurationInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KodoAdapterTest {

  private static final String KEY = "key-of-the-agent-123456";

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
  void tellsKodoGoalAndSettingsAndRemovesTheGoalFile() throws Exception {
    // Given
    Path kodo =
        bench.script("kodo", versioned("printf '%s\\n' \"$@\" > args; cp .kodo_goal.md goal"));
    KodoAdapter adapter = adapter("kodo: {cycles: 5, effort: thorough}\n");

    // When
    AgentRun run =
        adapter.execute(
            bench
                .order()
                .with("goal_text", "  Fix it  ")
                .with("constraints_text", "\nNo new files\n")
                .build());

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(run.started()).isTrue();
    assertThat(workspaceFile("args").readLines())
        .containsExactly(
            "--goal-file",
            bench.workspace().resolve(".kodo_goal.md").toString(),
            "--project",
            bench.workspace().toString(),
            "--team",
            "full",
            "--cycles",
            "5",
            "--exchanges",
            "20",
            "--orchestrator",
            "codex:gpt-5.4",
            "--effort",
            "thorough",
            "--yes");
    assertThat(workspaceFile("goal").text())
        .startsWith("## Goal\nFix it\n\n## Constraints\nNo new files\n\n## Commit message\n")
        .contains("conventional-commit");
    assertThat(bench.workspace().resolve(".kodo_goal.md")).doesNotExist();
    AgentCapture capture = Objects.requireNonNull(run.capture());
    assertThat(capture.engine()).isEqualTo("kodo");
    assertThat(capture.version()).isEqualTo("kodo 1.2.3");
    assertThat(capture.command()).startsWith(kodo.toString(), "--goal-file");
    assertThat(capture.containment()).startsWith("process ");
  }

  @ParameterizedTest
  @CsvSource({
    "goal, --goal-file",
    "fix_pr, --goal-file",
    "test_campaign, --test",
    "improve_campaign, --improve"
  })
  void choosesTheModeOfTheRun(String mode, String argument) throws Exception {
    // Given
    bench.script("kodo", versioned("printf '%s\\n' \"$@\" > args"));

    // When
    adapter("").execute(bench.order().with("execution_mode", mode).build());

    // Then
    assertThat(workspaceFile("args").readLines().getFirst()).isEqualTo(argument);
  }

  @ParameterizedTest
  @CsvSource({"lint_fix, goal, 7", "other, test_campaign, 8", "other, goal, 9"})
  void takesTheProfileOfFamilyThenModeThenDefault(String family, String mode, String cycles)
      throws Exception {
    // Given
    bench.script("kodo", versioned("printf '%s\\n' \"$@\" > args"));
    KodoAdapter adapter =
        adapter(
            """
            kodo_profiles:
              lint_fix: {cycles: 7}
              test_campaign: {cycles: 8}
              default: {cycles: 9}
            """);

    // When
    adapter.execute(bench.order().family(family).with("execution_mode", mode).build());

    // Then
    assertThat(workspaceFile("args").readLines()).containsSequence("--cycles", cycles);
  }

  @Test
  void fallsBackOnceForEachTierAndLeavesNoOverride() throws Exception {
    // Given
    bench.script(
        "kodo",
        versioned(
            """
            n=$(cat count 2>/dev/null || echo 0); n=$((n+1)); echo $n > count
            [ -f .kodo/team.json ] && cp .kodo/team.json team-$n
            case $n in
              1) echo 'HTTP 429' >&2; exit 1;;
              2) echo 'Claude Sonnet limit' >&2; exit 1;;
              *) echo done; exit 0;;
            esac
            """));

    // When
    AgentRun run = adapter("").execute(bench.order().build());

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(run.result().artifacts())
        .extracting(artifact -> artifact.content())
        .containsExactly("HTTP 429", "Claude Sonnet limit", "done");
    assertThat(bench.workspace().resolve("team-1")).doesNotExist();
    assertThat(workspaceFile("team-2").text())
        .contains("\"worker_fast\": {\"backend\": \"claude\", \"model\": \"sonnet\"}")
        .contains("\"model\": \"opus\", \"fallback_model\": \"sonnet\"");
    assertThat(workspaceFile("team-3").text()).contains("\"model\": \"haiku\"");
    assertThat(bench.workspace().resolve(".kodo/team.json")).doesNotExist();
  }

  @Test
  void tiersShareOneDeadline() throws Exception {
    // Given
    bench.script(
        "kodo",
        versioned("[ -f .kodo/team.json ] && exec sleep 600; echo 'rate limit exceeded'; exit 1"));

    // When
    AgentRun run = adapter("").execute(bench.order().with("timeout_seconds", 3L).build());

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.TIMEOUT);
    assertThat(run.result().failureReason()).contains("killed after 3s");
  }

  @Test
  void doesNotWriteThroughALinkInsteadOfKodosFolder() throws Exception {
    // Given
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.createSymbolicLink(bench.workspace().resolve(".kodo"), outside);
    bench.script("kodo", versioned("echo 'too many requests'; exit 1"));

    // When
    AgentRun run = adapter("").execute(bench.order().build());

    // Then
    assertThat(run.result().failureReason()).isEqualTo("kodo exited 1: too many requests");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void doesNotWriteThroughALinkInsteadOfTheGoalFile() throws Exception {
    // Given
    Path outside = Files.writeString(directory.resolve("outside.txt"), "mine");
    Files.createSymbolicLink(bench.workspace().resolve(".kodo_goal.md"), outside);
    bench.script("kodo", versioned("exit 0"));

    // When
    adapter("").execute(bench.order().build());

    // Then
    assertThat(outside).hasContent("mine");
    assertThat(bench.workspace().resolve(".kodo_goal.md")).doesNotExist();
  }

  @Test
  void check3ATimeoutKillsTheAgentWithEverythingItStarted() throws Exception {
    // Given
    bench.script("kodo", versioned("(setsid sleep 600 &) ; env -i setsid sleep 600 & sleep 600"));

    // When
    AgentRun run = adapter("").execute(bench.order().with("timeout_seconds", 2L).build());

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.TIMEOUT);
    assertThat(run.result().failureCategory()).isEqualTo(FailureReasonCategory.TIMEOUT);
    AgentCapture capture = Objects.requireNonNull(run.capture());
    assertThat(capture.exitCode()).isEqualTo(-1);
    assertThat(capture.timeoutHit()).isTrue();
    assertThat(capture.stderr()).endsWith("\n[timeout: process group killed after 2s]");
    assertThat(bench.survivors()).isEmpty();
    assertThat(bench.workspace().resolve(".kodo_goal.md")).doesNotExist();
  }

  @Test
  void endsAnAgentThatAsksOnStandardInput() throws Exception {
    // Given
    bench.script("kodo", versioned("read -r answer || { echo 'nobody answers'; exit 4; }"));

    // When
    AgentRun run = adapter("").execute(bench.order().build());

    // Then
    assertThat(run.result().failureReason()).isEqualTo("kodo exited 4: nobody answers");
  }

  @Test
  void keepsBothEndsOfAFlood() throws Exception {
    // Given
    bench.script(
        "kodo", versioned("echo first; head -c 12000000 /dev/zero | tr '\\0' x; echo last"));

    // When
    AgentRun run = adapter("").execute(bench.order().build());

    // Then
    AgentCapture capture = Objects.requireNonNull(run.capture());
    assertThat(capture.stdout().length()).isLessThan(11_000_000);
    assertThat(capture.stdout())
        .startsWith("first\n")
        .contains("bytes left out")
        .endsWith("last\n");
    assertThat(run.result().artifacts().getFirst().content()).hasSizeLessThan(4_100);
  }

  @Test
  void givesTheAgentItsKeysOnlyAndHidesThem() throws Exception {
    // Given
    bench.script("kodo", versioned("env; exit 1"));

    // When
    AgentRun run = adapter("").execute(bench.order().env(Map.of("GREETING", "hello")).build());

    // Then
    AgentCapture capture = Objects.requireNonNull(run.capture());
    assertThat(capture.stdout())
        .contains("ANTHROPIC_API_KEY=***", "GREETING=hello")
        .doesNotContain(KEY, AgentBench.SERVICE_SECRET, "UNRELATED");
    assertThat(run.result().toString()).doesNotContain(KEY);
  }

  @Test
  void takesSilentExhaustionForAFailureUnlessAFileChanged() throws Exception {
    // Given
    bench.script(
        "kodo", versioned("echo 'Usage limit reached'; [ -z \"$WRITE\" ] || echo x > given.txt"));
    KodoAdapter adapter = adapter("");

    // When
    AgentRun idle = adapter.execute(bench.order().build());
    AgentRun busy = adapter.execute(bench.order().env(Map.of("WRITE", "1")).build());

    // Then
    assertThat(idle.result().failureReason())
        .isEqualTo("capacity exhaustion detected: Usage limit reached");
    assertThat(Objects.requireNonNull(idle.capture()).rateLimited()).isTrue();
    assertThat(busy.result().status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(Objects.requireNonNull(busy.capture()).rateLimited()).isFalse();
  }

  @Test
  void saysThatKodoIsNotInstalledAndStartsNothing() throws Exception {
    // Given
    KodoAdapter adapter = adapter("kodo: {binary: no-such-kodo}\n");

    // When
    AgentRun run = adapter.execute(bench.order().build());

    // Then
    assertThat(adapter.notInstalled(bench.order().build()))
        .contains("program no-such-kodo of engine kodo is not installed");
    assertThat(run.result().failureReason()).startsWith("kodo invocation failed: ");
    assertThat(run.started()).isFalse();
    assertThat(run.capture()).isNull();
  }

  @Test
  void endsAtOnceWhenTheRunIsToldToStop() throws Exception {
    // Given
    bench.script("kodo", versioned("touch started; sleep 600"));
    KodoAdapter adapter = adapter("");
    StopSignal stop = new StopSignal();

    // When
    CompletableFuture<AgentRun> running =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return adapter.execute(bench.order().stop(stop).build());
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    await().until(() -> Files.exists(bench.workspace().resolve("started")));
    stop.give(StopSignal.Cause.CANCELLED);
    AgentRun run = running.get();

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(run.result().failureReason()).isEqualTo("the run was told to stop: cancelled");
    assertThat(run.started()).isTrue();
    assertThat(bench.survivors()).isEmpty();
  }

  @Test
  void startsNothingWhenTheRunWasToldToStopBefore() throws Exception {
    // Given
    bench.script("kodo", versioned("touch started"));
    StopSignal stop = new StopSignal();
    stop.give(StopSignal.Cause.SHUTDOWN);

    // When
    AgentRun run = adapter("").execute(bench.order().stop(stop).build());

    // Then
    assertThat(run.result().status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(run.started()).isFalse();
    assertThat(bench.workspace().resolve("started")).doesNotExist();
  }

  @Test
  void fillsThePlacesOfACommandWithoutAnyShell() throws Exception {
    // Given
    Path agent = bench.script("agent", "printf '%s\\n' \"$@\" > args; cp \"$GOAL\" goal || true");
    KodoAdapter adapter =
        adapter(
            """
            backends:
              kodo:
                engine: command
                command: ["%s", "{workspace}", "--goal={goal_file}", "$(touch no); {other} {goal_file}"]
            """
                .formatted(agent));

    // When
    AgentRun run = adapter.execute(bench.order().build());

    // Then
    Path goal = bench.workspace().resolve(".kodo_goal.md");
    assertThat(workspaceFile("args").readLines())
        .containsExactly(
            bench.workspace().toString(), "--goal=" + goal, "$(touch no); {other} " + goal);
    assertThat(bench.workspace().resolve("no")).doesNotExist();
    assertThat(Objects.requireNonNull(run.capture()).engine()).isEqualTo("command");
  }

  @Test
  void namesTheEngineInTheReason() throws Exception {
    // Given
    Path agent = bench.script("agent", "echo broken >&2; exit 3");
    KodoAdapter adapter =
        adapter("backends: {kodo: {engine: command, command: [\"%s\"]}}\n".formatted(agent));

    // When
    AgentRun run = adapter.execute(bench.order().build());

    // Then
    assertThat(run.result().failureReason()).isEqualTo("command exited 3: broken");
    assertThat(run.result().failureCategory()).isEqualTo(FailureReasonCategory.BACKEND_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex", "gemini"})
  void refusesEnginesThatCannotBeRunYet(String engine) throws Exception {
    // Given
    KodoAdapter adapter = adapter("backends: {kodo: {engine: %s}}\n".formatted(engine));

    // When
    AgentRun run = adapter.execute(bench.order().build());

    // Then
    assertThat(adapter.notInstalled(bench.order().build())).isPresent();
    assertThat(run.result().failureCategory()).isEqualTo(FailureReasonCategory.UNSUPPORTED_REQUEST);
    assertThat(run.result().failureReason()).contains("engine " + engine);
  }

  @Test
  void refusesARemoteEngineInALocalLane() throws Exception {
    // Given
    bench.script("kodo", versioned("exit 0"));

    // When
    AgentRun run = adapter("").execute(bench.order().lane(LaneName.AIDER_LOCAL).build());
    AgentRun local =
        adapter("backends: {kodo: {remote: false}}\n")
            .execute(bench.order().lane(LaneName.AIDER_LOCAL).build());

    // Then
    assertThat(run.result().failureReason())
        .isEqualTo(
            "Request not supported by kodo adapter: lane aider_local is local, but backends.kodo.remote is true");
    assertThat(local.result().status()).isEqualTo(ExecutionStatus.SUCCESS);
  }

  @Test
  void check4AnUnsupportedRequestStartsNothingAndHasNoCapture() throws Exception {
    // Given
    bench.script("kodo", versioned("exit 0"));

    // When
    AgentRun run =
        adapter("").execute(bench.order().with("goal_text", " ").with("repo_key", "").build());

    // Then
    assertThat(run.result().failureReason())
        .isEqualTo(
            "Request not supported by kodo adapter: Required fields missing or empty: repo_key, goal_text");
    assertThat(run.capture()).isNull();
  }

  private KodoAdapter adapter(String sections) throws IOException {
    String kodo =
        sections.startsWith("kodo:")
            ? sections
            : "kodo: {binary: %s}\n".formatted(directory.resolve("bin/kodo")) + sections;
    if (sections.startsWith("kodo:") && !sections.contains("binary")) {
      kodo =
          sections.replace(
              "kodo: {", "kodo: {binary: %s, ".formatted(directory.resolve("bin/kodo")));
    }
    ConfigurationInUse configuration = bench.configuration(kodo);
    return new KodoAdapter(
        configuration,
        bench.programs(configuration),
        new EngineVersion(bench.confined()),
        new RunEngine(
            bench.program(),
            bench.results(),
            bench.keys(Map.of("ANTHROPIC_API_KEY", KEY, "UNRELATED", "value")),
            bench.user(),
            bench.clock()),
        bench.results(),
        bench.clock());
  }

  private static String versioned(String body) {
    return "[ \"$1\" = --version ] && { echo 'kodo 1.2.3'; exit 0; }\n" + body;
  }

  private WorkspaceFile workspaceFile(String name) {
    return new WorkspaceFile(bench.workspace().resolve(name));
  }

  private record WorkspaceFile(Path path) {
    List<String> readLines() throws IOException {
      return Files.readAllLines(path);
    }

    String text() throws IOException {
      return Files.readString(path);
    }
  }
}
