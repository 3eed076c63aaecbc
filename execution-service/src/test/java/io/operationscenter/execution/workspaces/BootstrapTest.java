package io.operationscenter.execution.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.execution.programs.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BootstrapTest {

  @TempDir Path directory;
  private WorkspaceFixture fixture;
  private GitWorkspaces workspaces;

  @BeforeEach
  void open() throws Exception {
    fixture = new WorkspaceFixture(directory);
    workspaces = fixture.workspaces();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void plansWhatTheTableSays() throws Exception {
    // Given
    Path plain = Files.createDirectory(directory.resolve("plain"));
    Path python = Files.createDirectory(directory.resolve("python"));
    Files.createFile(python.resolve("setup.cfg"));
    Path scripted = Files.createDirectories(directory.resolve("scripted/tools"));
    Files.createFile(scripted.resolve("bootstrap.sh"));

    // When // Then
    assertThat(plan(_ -> {}, plain).commands()).isEmpty();
    assertThat(plan(_ -> {}, plain).note()).contains("pyproject.toml");
    assertThat(plan(_ -> {}, python).commands())
        .containsExactly(
            "python3 -m venv .venv",
            ".venv/bin/python -m pip install --upgrade pip",
            ".venv/bin/pip install -e '.[dev]'");
    assertThat(
            plan(
                    s ->
                        s.put("venv_dir", "my env")
                            .put("python_binary", "python3.11")
                            .put("install_dev_command", "make dev"),
                    python)
                .commands())
        .containsExactly(
            "python3.11 -m venv 'my env'",
            "'my env/bin/python' -m pip install --upgrade pip",
            "make dev");
    assertThat(plan(s -> s.putNull("venv_dir"), python).commands()).isEmpty();
    assertThat(plan(s -> s.putArray("bootstrap_commands").add("make"), python).commands())
        .containsExactly("make");
    assertThat(plan(s -> s.put("bootstrap_enabled", false), python).commands()).isEmpty();
    assertThat(plan(s -> s.put("bootstrap_enabled", false), scripted.getParent()).commands())
        .containsExactly("bash tools/bootstrap.sh");
    assertThat(
            plan(
                    s -> s.put("bootstrap_enabled", false).putArray("bootstrap_commands").add("b"),
                    scripted.getParent())
                .commands())
        .containsExactly("b");
    assertThat(
            plan(
                    s -> s.put("bootstrap_enabled", false).putArray("bootstrap_commands"),
                    scripted.getParent())
                .commands())
        .isEmpty();
  }

  @Test
  void doesNotMakeAVirtualEnvironmentThatIsThere() throws Exception {
    // Given
    Files.createFile(directory.resolve("setup.py"));
    Files.createDirectory(directory.resolve(".venv"));

    // When // Then
    assertThat(plan(_ -> {}, directory).commands().getFirst())
        .isEqualTo(".venv/bin/python -m pip install --upgrade pip");
  }

  @Test
  void givesCommandsTheEnvironmentAndKeepsTheirProductsOutOfTheWork() throws Exception {
    // Given
    fixture.commit("lock.txt", "as committed\n");
    WorkspaceOrder order =
        fixture.order(
            "r-1",
            r ->
                r.putArray("validation_commands")
                    .add(
                        "echo \"$VIRTUAL_ENV $GREETING\"; touch made-by-baseline; echo v > lock.txt"),
            s -> {
              s.putObject("env").put("GREETING", "hello");
              s.putArray("bootstrap_commands")
                  .add(
                      "mkdir -p .venv/bin tmp; echo '#!/bin/sh\necho tool' > .venv/bin/tool; chmod +x .venv/bin/tool")
                  .add(
                      "tool > product.txt; echo x > 'odd [name]*'; echo changed > lock.txt; git commit -qam own");
            });

    // When
    Workspace workspace = workspaces.prepare(order);

    // Then
    assertThat(workspace.bootstrap().note()).isEqualTo("bootstrap_commands");
    assertThat(workspace.bootstrap().commands()).allMatch(CommandRun::passed).hasSize(2);
    assertThat(workspace.files().resolve("product.txt")).hasContent("tool");
    assertThat(workspace.files().resolve("lock.txt")).hasContent("as committed");
    assertThat(workspace.files().resolve("made-by-baseline")).doesNotExist();
    assertThat(workspace.baseline())
        .singleElement()
        .satisfies(run -> assertThat(run.stdout()).isEqualTo(workspace.files() + "/.venv hello\n"));
    assertThat(workspaces.diff(workspace, workspaces.record(workspace)).changes()).isEmpty();
    fixture.agent(
        workspace, "echo more >> product.txt; echo new > new.txt; echo agent >> lock.txt");
    assertThat(workspaces.diff(workspace, workspaces.record(workspace)).changes())
        .extracting(change -> change.path())
        .containsExactly("lock.txt", "new.txt");
  }

  @Test
  void aFailingCommandEndsThePreparationWithItsWords() {
    // Given
    WorkspaceOrder order =
        fixture.order(
            "r-1",
            _ -> {},
            s ->
                s.putArray("bootstrap_commands")
                    .add("echo no such index >&2; exit 4")
                    .add("touch never"));

    // When // Then
    assertThatThrownBy(() -> workspaces.prepare(order))
        .isInstanceOfSatisfying(
            PreparationFailed.class, e -> assertThat(e.phase()).isEqualTo("bootstrap"))
        .hasMessage(
            "bootstrap command failed: echo no such index >&2; exit 4 (exit code 4)\nno such index");
    assertThat(fixture.places.files("r-1")).doesNotExist();
  }

  @Test
  void aFailingBaselineIsRememberedAndNoReasonToStop() throws Exception {
    // Given
    WorkspaceOrder order =
        fixture.order(
            "r-1", r -> r.putArray("validation_commands").add("exit 1").add("true"), _ -> {});

    // When
    Workspace workspace = workspaces.prepare(order);

    // Then
    assertThat(workspace.baseline()).extracting(CommandRun::exitCode).containsExactly(1, 0);
    assertThat(workspace.baselinePassed()).isFalse();
  }

  @Test
  void theRepositoriesCommandsCountWithoutAnyInTheRequestAndTimeIsLimited() throws Exception {
    // Given
    WorkspaceOrder order =
        fixture.order(
            "r-1",
            r -> r.put("skip_baseline_validation", true).put("validation_timeout_seconds", 1),
            s ->
                s.putArray("validation_commands")
                    .add("echo before; trap '' TERM; sleep 500 & sleep 500")
                    .add("cat; echo after"));

    // When
    Workspace workspace = workspaces.prepare(order);
    List<CommandRun> runs = workspaces.validate(workspace);

    // Then
    assertThat(workspace.baseline()).isEmpty();
    assertThat(runs).extracting(CommandRun::exitCode).containsExactly(124, 0);
    assertThat(runs.getFirst().stdout()).isEqualTo("before\n");
    assertThat(runs.getFirst().stderr()).endsWith("[timeout: process group killed after 1s]");
    assertThat(runs.getLast().stdout()).isEqualTo("after\n");
  }

  @Test
  void aSignalEndsTheRunningCommandAndLeavesOutTheOthers() throws Exception {
    // Given
    WorkspaceOrder order =
        fixture.order(
            "r-1",
            _ -> {},
            s ->
                s.putArray("bootstrap_commands")
                    .add("touch started; sleep 500")
                    .add("touch never"));
    Path started = fixture.places.files("r-1").resolve("started");
    Thread giver =
        Thread.ofVirtual()
            .start(
                () -> {
                  await().until(() -> Files.exists(started));
                  fixture.stop.give(StopSignal.Cause.SHUTDOWN);
                });

    // When // Then
    assertThatThrownBy(() -> workspaces.prepare(order))
        .hasMessage("the run was told to stop (SHUTDOWN)");
    giver.join();
    assertThat(fixture.places.files("r-1")).doesNotExist();
  }

  private BootstrapPlan plan(Consumer<ObjectNode> settings, Path files) {
    return BootstrapPlan.of(fixture.order("r-1", _ -> {}, settings).repository(), files);
  }
}
