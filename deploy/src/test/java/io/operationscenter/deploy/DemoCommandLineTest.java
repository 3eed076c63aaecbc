package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.enums.TaskType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the demo refuses before it makes anything, and how it hands commands on. */
class DemoCommandLineTest {

  private static final String GOAL = "Correct the spelling of the word world in greeting.txt.";

  @TempDir Path temporary;
  private ProjectCopy project;

  @BeforeEach
  void copyTheProject() throws Exception {
    project = ProjectCopy.in(temporary.resolve("a project"));
  }

  private Script.Outcome demo(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 2];
    command[0] = project.launcher().toString();
    command[1] = "demo";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return Script.run(Path.of("/"), environment(), command);
  }

  private static Map<String, String> environment() {
    return Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C");
  }

  private Path repository() throws Exception {
    Path folder = temporary.resolve("repository");
    String commands =
        """
        git init --quiet -b main "$1"
        git -C "$1" -c user.name=Demo -c user.email=demo@example.com commit --quiet --allow-empty -m Begin
        """;
    Script.Outcome made =
        Script.run(temporary, environment(), "sh", "-eu", "-c", commands, "sh", folder.toString());
    assertThat(made.status()).as(made.err()).isZero();
    return folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"--task-type feature", "--timeout 5", "--base main", "--title t"})
  void refusesOptionsOfAnOwnRepositoryWithoutOne(String options) throws Exception {
    Script.Outcome outcome = demo(options.split(" ", -1));

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("These options need --repo.");
  }

  @Test
  void showsApprovalsOnItsOwnRepositoryOnly() throws Exception {
    Script.Outcome outcome = demo("--policy", "--repo", "/tmp", "--goal", GOAL, "--agent", "true");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("--policy and --repo exclude each other.");
    assertThat(project.folder().resolve("var")).doesNotExist();
  }

  @Test
  void leavesNothingWhereThereIsNoRepository() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("no repository"));

    Script.Outcome outcome = demo("--repo", folder.toString(), "--goal", GOAL, "--agent", "true");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("is no git repository");
    assertThat(project.folder().resolve("var")).doesNotExist();
  }

  @Test
  void looksAtTheTitleAndTheTypeFirst() throws Exception {
    String repository = repository().toString();

    for (String[] wrong :
        new String[][] {
          {"--title", "ä".repeat(256), "--title must have at most 255 characters; it has 256."},
          {"--title", "one\ntwo", "--title must be one line"},
          {"--title", " ", "--title is blank."},
          {"--task-type", "nonsense", "--task-type must be one of lint_fix bug_fix"}
        }) {
      Script.Outcome outcome =
          demo("--repo", repository, "--goal", GOAL, "--agent", "true", wrong[0], wrong[1]);

      assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
      assertThat(outcome.err()).contains(wrong[2]);
    }
    assertThat(project.folder().resolve("var")).doesNotExist();
  }

  @Test
  void knowsEveryTypeOfTask() throws Exception {
    String types =
        Arrays.stream(TaskType.values()).map(TaskType::wire).collect(Collectors.joining(" "));

    assertThat(project.folder().resolve("deploy/demo/own.sh"))
        .content()
        .contains("TASK_TYPES='" + types + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "git checkout -q --detach | 1 | is detached, it is on no branch",
        "git symbolic-ref HEAD refs/heads/gone | 1 | is on the branch 'gone', which is not there",
        "rm -rf .git; git init -q | 1 | has no commits on any branch yet",
        "git commit -q --allow-empty -m 2; git rev-parse HEAD >.git/shallow | 1 | is a shallow clone",
        "rm -rf \"$1\" | 2 | There is no folder"
      })
  void saysWhatIsWrongWithAFolder(String change, int status, String sentence) throws Exception {
    // Given
    Path repository = repository();
    Script.Outcome changed =
        Script.run(
            temporary,
            environment(),
            "sh",
            "-eu",
            "-c",
            "cd \"$1\"; git config user.name D; git config user.email d@example.com; " + change,
            "sh",
            repository.toString());
    assertThat(changed.status()).as(changed.err()).isZero();

    // When
    Script.Outcome outcome =
        demo("--repo", repository.toString(), "--goal", GOAL, "--agent", "true");

    // Then
    assertThat(outcome.status()).as(outcome.err()).isEqualTo(status);
    assertThat(outcome.err()).contains(repository.toString(), sentence);
    assertThat(project.folder().resolve("var")).doesNotExist();
  }

  @Test
  void leavesNothingWhereThereIsNoSuchBranch() throws Exception {
    Script.Outcome outcome =
        demo(
            "--repo", repository().toString(), "--goal", GOAL, "--agent", "true", "--base", "mian");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("has no branch 'mian'");
    assertThat(project.folder().resolve("var")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "mawk|a\\tb & c",
        "mawk|sed s/x/\\&/ \"$2\"",
        "gawk|a\\\\tb & c",
        "busybox awk|printf \"one\\ttwo\\n\""
      })
  void quotesACommandWithEveryAwk(String awk, String text) throws Exception {
    // Given
    Script.assumeInstalled(awk.split(" ", -1)[0]);
    Path programs = Files.createDirectory(temporary.resolve("programs"));
    ProjectCopy.executable(programs.resolve("awk"), "#!/bin/sh\nexec %s \"$@\"\n".formatted(awk));

    // When
    Script.Outcome quoted =
        Script.run(
            project.folder(),
            Map.of("PATH", programs + ":" + System.getenv("PATH")),
            "sh",
            "-euc",
            ". deploy/demo/installation.sh; yaml_text \"$1\"",
            "sh",
            text + "\r\tend\nnext");

    // Then: what it prints is JSON too, which YAML takes in
    assertThat(quoted.status()).as(quoted.err()).isZero();
    assertThat(new ObjectMapper().readValue(quoted.out(), String.class))
        .isEqualTo(text + "\r\tend\nnext");
  }

  @Test
  void cutsATitleBetweenCharacters() throws Exception {
    Script.Outcome cut =
        Script.run(
            project.folder(),
            environment(),
            "sh",
            "-euc",
            """
            fail() { echo "$2" >&2; exit "$1"; }
            . deploy/demo/own.sh
            goal=$1 title='' engine='' agent=true task_type=bug_fix
            check_own_options
            printf '%s' "$title"
            """,
            "sh",
            "ä".repeat(80));

    assertThat(cut.status()).as(cut.err()).isZero();
    assertThat(cut.out()).isEqualTo("ä".repeat(72));
  }
}
