package io.operationscenter.execution.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.execution.policy.RulesFixture;
import io.operationscenter.execution.policy.RulesInUse;
import io.operationscenter.kit.git.FileChange;
import io.operationscenter.kit.git.ObjectId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent changes protected files in roundabout ways; the rules see the files that changed. */
@Timeout(120)
class PathTricksTest {

  private static final TaskProposal PROPOSAL =
      ContractCodec.withRandomIds(Clock.systemUTC())
          .read(
              TaskProposal.class,
              """
              {"proposal_id": "p", "task_id": "t", "project_id": "", "task_type": "bug_fix",
               "execution_mode": "goal", "goal_text": "Fix", "risk_level": "low",
               "target": {"repo_key": "sample", "clone_url": "/o", "base_branch": "main"}}""");

  @TempDir Path directory;
  private WorkspaceFixture fixture;
  private GitWorkspaces workspaces;
  private RulesInUse rules;

  /**
   * What the agent does.
   *
   * @param script runs in the workspace
   * @param changed names that the difference tells
   * @param blocked those that the built-in rules block
   * @param reviewed those that need a person
   */
  record Trick(String name, String script, String changed, String blocked, String reviewed) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Trick> tricks() {
    return Stream.of(
        new Trick(
            "through a link to a directory",
            "ln -s secrets l; echo x >> l/key",
            "l secrets/key",
            "",
            "secrets/key"),
        new Trick(
            "through a link to a file",
            "ln -s ../.ssh/config src/l; echo x >> src/l",
            ".ssh/config src/l",
            ".ssh/config",
            ""),
        new Trick(
            "by a second name",
            "ln .ssh/config src/hard; echo x >> src/hard",
            ".ssh/config src/hard",
            ".ssh/config",
            ""),
        new Trick(
            "up and down the tree",
            "cd src; echo x >> .././/src/../.ssh/./config",
            ".ssh/config",
            ".ssh/config",
            ""),
        new Trick(
            "the directory moved, a link in its place",
            "mv secrets open; ln -s open secrets; echo x >> secrets/key",
            "open/key secrets secrets/key",
            "",
            "secrets secrets/key"),
        new Trick("moved out", "mv .ssh keys", ".ssh/config keys/config", ".ssh/config", ""),
        new Trick(
            "a file in place of the directory",
            "rm -r .ssh; echo x > .ssh",
            ".ssh .ssh/config",
            ".ssh .ssh/config",
            ""),
        new Trick("only its mode", "chmod +x .ssh/config", ".ssh/config", ".ssh/config", ""),
        new Trick("taken away", "rm .ssh/config", ".ssh/config", ".ssh/config", ""),
        new Trick(
            "hidden from the agent's index",
            "git update-index --assume-unchanged .ssh/config;"
                + " git update-index --skip-worktree secrets/key;"
                + " echo x >> .ssh/config; echo x >> secrets/key",
            ".ssh/config secrets/key",
            ".ssh/config",
            "secrets/key"),
        new Trick(
            "ignored",
            "echo '.ssh/' > .gitignore; echo '.ssh/' >> .git/info/exclude; echo x >> .ssh/config;"
                + " echo new > .ssh/new",
            ".gitignore .ssh/config",
            ".ssh/config",
            ""),
        new Trick(
            "told to be binary and not to be shown",
            "echo '* -diff -text binary export-ignore' > .gitattributes; echo x >> .ssh/config",
            ".gitattributes .ssh/config",
            ".ssh/config",
            ""),
        new Trick(
            "a filter that gives back what was there",
            "echo '.ssh/* filter=old' > .gitattributes; git config filter.old.clean 'echo hosts';"
                + " echo x >> .ssh/config",
            ".gitattributes .ssh/config",
            ".ssh/config",
            ""),
        new Trick(
            "a pointer in place of the content",
            """
            git config filter.lfs.clean 'echo never'; git config filter.lfs.process 'echo never'
            echo '.ssh/* filter=lfs diff=lfs merge=lfs -text' > .gitattributes
            printf 'version https://git-lfs.github.com/spec/v1\\noid sha256:%064d\\nsize 6\\n' 1 > .ssh/config
            """,
            ".gitattributes .ssh/config",
            ".ssh/config",
            ""),
        new Trick(
            "files where a submodule is",
            "rm -rf sub; mkdir sub; echo x > sub/.env; echo x > src/a",
            "src/a",
            "",
            ""),
        new Trick(
            "a submodule that only the agent's index knows",
            "git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),.ssh/sub; echo x > src/a",
            "src/a",
            "",
            ""),
        new Trick(
            "names that other file systems take for the same",
            "mkdir .SSH '.ssh ' .ssh.; touch .SSH/config '.ssh /config' .ssh./config",
            ".SSH/config .ssh\u00a0/config .ssh./config",
            "",
            ""));
  }

  @BeforeEach
  void open() throws Exception {
    fixture = new WorkspaceFixture(directory);
    fixture.commit("src/a", "a\n");
    fixture.commit(".ssh/config", "hosts\n");
    fixture.commit("secrets/key", "a long enough text to be recognised\n".repeat(5));
    fixture.inClone(
        "git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),sub && mkdir -p sub"
            + " && git commit -qm 'A submodule' && git push -q origin HEAD:main");
    workspaces = fixture.workspaces();
    rules = RulesFixture.inUse(directory, "", Clock.systemUTC());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @MethodSource("tricks")
  void theRulesSeeTheFilesThatReallyChanged(Trick trick) throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(workspace, trick.script);

    // When
    ObjectId tree = workspaces.record(workspace);
    List<String> changed =
        workspaces.diff(workspace, tree).changes().stream()
            .flatMap(PathTricksTest::names)
            .distinct()
            .sorted()
            .toList();

    // Then
    assertThat(changed).containsExactlyInAnyOrderElementsOf(words(trick.changed));
    assertThat(RulesFixture.blocked(rules, PROPOSAL, changed))
        .containsExactlyInAnyOrderElementsOf(words(trick.blocked));
    assertThat(RulesFixture.reviewed(rules, PROPOSAL, changed))
        .containsExactlyInAnyOrderElementsOf(words(trick.reviewed));
    assertThat(
            fixture
                .inOurs(
                    "r-1", "git diff --no-renames --name-only -z " + workspace.start() + " " + tree)
                .split("\0"))
        .as("what a commit would hold")
        .containsExactlyInAnyOrderElementsOf(words(trick.changed));
    assertThat(fixture.inOurs("r-1", "git ls-tree -r " + tree))
        .containsOnlyOnce("160000 commit")
        .doesNotContain("sub/");
  }

  private static Stream<String> names(FileChange change) {
    return Stream.of(change.path(), change.oldPath()).filter(Objects::nonNull);
  }

  /** A space that is part of a name stands there as one that does not break. */
  private static List<String> words(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.replace('\u00a0', ' '))
        .toList();
  }
}
