package io.operationscenter.kit.git;

import static io.operationscenter.kit.git.GitFixture.done;
import static io.operationscenter.kit.git.GitFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.git.AgentCheckout.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentCheckoutTest {

  @TempDir Path directory;
  private GitFixture fixture;
  private Repository mirror;
  private AgentCheckout checkout;
  private Path workspace;

  @BeforeEach
  void open() throws IOException {
    fixture = new GitFixture(directory);
    fixture.commit("src/a", "a\n");
    mirror = fixture.mirror();
    checkout = new AgentCheckout(fixture.git);
    workspace = Files.createDirectories(directory.resolve("workspace"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theAgentFindsItsBranchAndTheOthersItMaySee() {
    // When
    done(checkout.create(workspace, mirror, start()));

    // Then
    assertThat(inWorkspace("git for-each-ref --format='%(refname) %(objectname)'"))
        .isEqualTo(
            "refs/heads/auto/1-ü %1$s\nrefs/remotes/origin/main %1$s\n".formatted(fixture.head()));
    assertThat(inWorkspace("git status -sb; git config user.name; git config user.email"))
        .isEqualTo("## auto/1-ü\nBo \"t\\\nbot@example.com\n");
    assertThat(
            inWorkspace(
                "echo b > src/a; git commit -qam b; git branch x; git log --format=%s origin/main.."))
        .isEqualTo("b\n");
    assertThat(inWorkspace("git fsck")).isEmpty();
  }

  @Test
  void whatIsMadeAheadOnlyNeedsARepository() throws IOException {
    // Given
    Path index = Files.createDirectory(workspace.resolve(".git")).resolve("index");
    done(checkout.ahead(workspace, index, mirror, fixture.head()));

    // When
    done(checkout.adopt(workspace, mirror, start()));

    // Then
    assertThat(inWorkspace("git status -sb; cat src/a; git fsck")).isEqualTo("## auto/1-ü\na\n");
  }

  @Test
  void looksAgainAfterFilesGotAnotherOwner() throws IOException {
    // Given: a change of the owner moves a file's time of change, as one of its permissions does
    Path index = Files.createDirectory(workspace.resolve(".git")).resolve("index");
    done(checkout.ahead(workspace, index, mirror, fixture.head()));
    fixture.shell("cd workspace && cp src/a copy && mv copy src/a");
    String stale = differing();

    // When
    done(checkout.lookAgain(workspace, index, mirror));

    // Then
    assertThat(stale).isEqualTo("src/a\n");
    assertThat(differing()).isEmpty();
  }

  @Test
  void comparesWhatIsMadeAheadWhereSomebodyMayHaveBeen() throws IOException {
    // Given
    Path index = Files.createDirectory(workspace.resolve(".git")).resolve("index");
    done(checkout.ahead(workspace, index, mirror, fixture.head()));
    fixture.shell("cd workspace && echo x > src/a && rm README.md && echo x > stranger");

    // When
    done(checkout.create(workspace, mirror, start()));
    done(checkout.removeStrangers(workspace));

    // Then
    assertThat(inWorkspace("git status -sb; ls; cat src/a README.md"))
        .isEqualTo("## auto/1-ü\nREADME.md\nsrc\na\nhello\n");
  }

  @Test
  void saysThatTheLenderHasNoSuchCommit() {
    // Given
    ObjectId nothing = new ObjectId("1".repeat(40));

    // When
    GitFailure failure =
        failure(
            checkout.create(
                workspace,
                mirror,
                new Start(nothing, RefName.branch("x"), GitFixture.BOT, Map.of())));

    // Then
    assertThat(failure.kind()).isEqualTo(GitFailure.Kind.CORRUPT);
    assertThat(failure.operation()).isEqualTo("fill the workspace");
  }

  private Start start() {
    return new Start(
        fixture.head(),
        RefName.branch("auto/1-ü"),
        new Person("Bo \"t\\", "bot@example.com"),
        Map.of(RefName.origin("main"), fixture.head()));
  }

  /** Files that git would have to read to know whether they changed. */
  private String differing() {
    return fixture.shell(
        "cd workspace && GIT_DIR=../mirror.git GIT_INDEX_FILE=.git/index GIT_WORK_TREE=. git"
            + " diff-files --name-only");
  }

  private String inWorkspace(String script) {
    return fixture.shell("cd workspace && " + script);
  }
}
