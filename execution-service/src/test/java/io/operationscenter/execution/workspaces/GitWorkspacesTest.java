package io.operationscenter.execution.workspaces;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.kit.files.FreeSpace;
import io.operationscenter.kit.git.ObjectId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GitWorkspacesTest {

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
  void leadsFromAFreshCheckoutToAPushedBranch() throws Exception {
    // Given
    WorkspaceOrder order = fixture.order("r-1");
    Workspace workspace = workspaces.prepare(order);

    // When
    fixture.agent(workspace, "echo more >> README.md; mkdir src; echo x > src/new.txt");
    ObjectId tree = workspaces.record(workspace);
    TreeDiff diff = workspaces.diff(workspace, tree);
    ScopeFinding finding = workspaces.check(workspace, diff);
    ObjectId commit = workspaces.commit(workspace, tree, "Add it", WorkspaceFixture.AT);
    Pushed pushed = workspaces.push(workspace, commit);

    // Then
    assertThat(workspace.files()).isEqualTo(workspaces.pathOf("r-1"));
    assertThat(workspace.start()).isEqualTo(workspace.base()).isEqualTo(fixture.head());
    assertThat(workspace.remoteBranch()).isEmpty();
    assertThat(diff.files())
        .extracting(ChangedFileRef::path)
        .containsExactly("README.md", "src/new.txt");
    assertThat(diff.added()).isEqualTo(2);
    assertThat(diff.deleted()).isZero();
    assertThat(diff.patch()).contains("+more", "+x");
    assertThat(finding).isEqualTo(new ScopeFinding.Clean());
    assertThat(pushed).isEqualTo(new Pushed.Done());
    assertThat(
            fixture
                .inOrigin("git show -s --format='%H %an %ae %at %ct %P' " + WorkspaceFixture.TASK)
                .strip())
        .isEqualTo(
            "%s Operations Center Bot operations-center-bot@example.com %d %d %s"
                .formatted(
                    commit,
                    WorkspaceFixture.AT.getEpochSecond(),
                    WorkspaceFixture.AT.getEpochSecond(),
                    workspace.base()));
  }

  @Test
  void namesWhatChangedSinceItWasRecorded() throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(workspace, "mkdir -p src .kodo; echo x > src/new.txt; echo x > .kodo/state");
    ObjectId tree = workspaces.record(workspace);
    assertThat(workspaces.altered(workspace, tree)).isEmpty();

    // When
    fixture.agent(
        workspace, "echo y > src/new.txt; rm README.md; echo y > .kodo/state; echo y > other");

    // Then
    assertThat(workspaces.altered(workspace, tree)).containsExactly("README.md", "src/new.txt");
    workspaces.restore(workspace, tree);
    assertThat(workspaces.altered(workspace, tree)).isEmpty();
  }

  @Test
  void letsAConfinedAgentCommitOnItsOwnWithoutTakingItsHistory() throws Exception {
    assumeAloud(fixture.user.differs(), "not uid 0: agents are the same user as we are");
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));

    // When
    String said =
        fixture.agent(
            workspace,
            "id -u; echo a > a.txt; git add a.txt; git commit -qm mine; git log --format=%s;"
                + " git status --porcelain; git rev-parse origin/main");
    ObjectId tree = workspaces.record(workspace);
    ObjectId commit = workspaces.commit(workspace, tree, "Ours", WorkspaceFixture.AT);

    // Then
    assertThat(said)
        .isEqualTo(fixture.user.identity().uid() + "\nmine\nchange\n" + workspace.base() + "\n");
    assertThat(fixture.inOurs("r-1", "git log --format=%s " + commit)).isEqualTo("Ours\nchange\n");
    assertThat(fixture.inOurs("r-1", "git show " + commit + ":a.txt")).isEqualTo("a\n");
  }

  @Test
  void theSameArgumentsGiveTheSameCommitAndPushingTwiceIsDone() throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(workspace, "echo a > a.txt");
    ObjectId tree = workspaces.record(workspace);

    // When
    ObjectId first = workspaces.commit(workspace, tree, "Add it", WorkspaceFixture.AT);
    Pushed once = workspaces.push(workspace, first);
    ObjectId second = fixture.workspaces().commit(workspace, tree, "Add it", WorkspaceFixture.AT);
    Pushed twice = fixture.workspaces().push(workspace, second);

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(once).isEqualTo(twice).isEqualTo(new Pushed.Done());
  }

  @Test
  void namesTheMissingBaseBranchAndTheSandboxBranch() {
    // Given
    WorkspaceOrder order = fixture.order("r-1", r -> r.put("base_branch", "develop"), _ -> {});

    // When // Then
    assertThatThrownBy(() -> workspaces.prepare(order))
        .isInstanceOfSatisfying(
            PreparationFailed.class, e -> assertThat(e.phase()).isEqualTo("repo_setup"))
        .hasMessageContaining("'develop'")
        .hasMessageContaining("sandbox");
    assertNothingLeft("r-1");
  }

  @Test
  void noticesABaseBranchThatWasRenamed() throws Exception {
    // Given
    workspaces.prepare(fixture.order("r-1"));
    fixture.inOrigin("git branch -m main trunk");

    // When // Then
    assertThatThrownBy(() -> workspaces.prepare(fixture.order("r-2")))
        .hasMessageContaining("base branch 'main' does not exist");
    Workspace workspace =
        workspaces.prepare(fixture.order("r-3", r -> r.put("base_branch", "trunk"), _ -> {}));
    assertThat(workspace.files().resolve("README.md")).hasContent("hello");
  }

  @Test
  void refusesABaseBranchThatTheListsDoNotAllow() {
    assertThatThrownBy(
            () ->
                workspaces.prepare(
                    fixture.order(
                        "r-1", _ -> {}, s -> s.putArray("allowed_base_branches").add("release-*"))))
        .hasMessage(
            "base branch 'main' is not allowed: allowed_base_branches of the repository are [release-*]");
    assertThatThrownBy(
            () ->
                workspaces.prepare(
                    fixture.order(
                        "r-1",
                        r ->
                            r.putObject("branch_policy")
                                .putArray("allowed_base_branches")
                                .add("next"),
                        s -> s.putArray("allowed_base_branches").add("ma*"))))
        .hasMessageContaining("of the proposal are [next]");
  }

  @Test
  void startsFromTheTaskBranchWithTheBaseMerged() throws Exception {
    // Given
    fixture.inClone(
        "git checkout -q -b x && echo t > task.txt && git add -A && git commit -qm task && git push -q origin HEAD:refs/heads/"
            + WorkspaceFixture.TASK);
    ObjectId task = fixture.head();
    fixture.inClone("git checkout -q main");
    ObjectId base = fixture.commit("base.txt", "b\n");

    // When
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(workspace, "cat task.txt base.txt; git log -1 --format=%s; echo n > n.txt");
    ObjectId tree = workspaces.record(workspace);
    TreeDiff diff = workspaces.diff(workspace, tree);
    ObjectId commit = workspaces.commit(workspace, tree, "Go on", WorkspaceFixture.AT);

    // Then
    assertThat(workspace.remoteBranch()).contains(task);
    assertThat(workspace.base()).isEqualTo(base);
    assertThat(workspace.conflicted()).isEmpty();
    assertThat(diff.files()).extracting(ChangedFileRef::path).containsExactly("n.txt", "task.txt");
    assertThat(fixture.inOurs("r-1", "git show -s --format=%P " + workspace.start()).strip())
        .isEqualTo(task + " " + base);
    assertThat(workspaces.push(workspace, commit)).isEqualTo(new Pushed.Done());
  }

  @Test
  void leavesConflictMarkersAndListsTheFiles() throws Exception {
    // Given
    fixture.inClone(
        "git checkout -q -b x && echo theirs > README.md && git commit -qam task && git push -q origin HEAD:refs/heads/"
            + WorkspaceFixture.TASK);
    ObjectId task = fixture.head();
    fixture.inClone("git checkout -q main");
    ObjectId base = fixture.commit("README.md", "ours\n");

    // When
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    String marked = fixture.agent(workspace, "cat README.md; echo solved > README.md");
    ObjectId tree = workspaces.record(workspace);
    ObjectId commit = workspaces.commit(workspace, tree, "Solve", WorkspaceFixture.AT);

    // Then
    assertThat(workspace.conflicted()).containsExactly("README.md");
    assertThat(marked).contains("<<<<<<< " + task, "theirs", "=======", "ours", ">>>>>>> " + base);
    assertThat(fixture.inOurs("r-1", "git show -s --format=%P " + commit).strip())
        .isEqualTo(task + " " + base);
    assertThat(workspaces.push(workspace, commit)).isEqualTo(new Pushed.Done());
    assertThat(fixture.inOrigin("git show " + WorkspaceFixture.TASK + ":README.md"))
        .isEqualTo("solved\n");
  }

  @Test
  void aPersonsPushDuringTheRunIsAConflictWithBothCommits() throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(workspace, "echo a > a.txt");
    ObjectId commit =
        workspaces.commit(workspace, workspaces.record(workspace), "Add", WorkspaceFixture.AT);
    fixture.inClone(
        "git checkout -q -b x && git commit -q --allow-empty -m human && git push -q origin HEAD:refs/heads/"
            + WorkspaceFixture.TASK);

    // When
    Pushed pushed = workspaces.push(workspace, commit);

    // Then
    assertThat(pushed)
        .isEqualTo(new Pushed.Conflict(Optional.empty(), Optional.of(fixture.head())));
    assertThat(fixture.inOrigin("git rev-parse " + WorkspaceFixture.TASK).strip())
        .isEqualTo(fixture.head().hex());
  }

  @Test
  void aPushThatAHookRefusesIsRejectedWithItsWords() throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(workspace, "echo a > a.txt");
    ObjectId commit =
        workspaces.commit(workspace, workspaces.record(workspace), "Add", WorkspaceFixture.AT);
    fixture.inOrigin(
        "printf '#!/bin/sh\\necho no such work here >&2\\nexit 1\\n' > hooks/pre-receive && chmod +x hooks/pre-receive");

    // When
    Pushed pushed = workspaces.push(workspace, commit);

    // Then
    assertThat(pushed)
        .isInstanceOfSatisfying(
            Pushed.Rejected.class,
            r -> assertThat(r.reason()).contains("pre-receive hook declined"));
  }

  @Test
  void aRemoteThatIsGoneRejectsThePush() throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(workspace, "echo a > a.txt");
    ObjectId commit =
        workspaces.commit(workspace, workspaces.record(workspace), "Add", WorkspaceFixture.AT);
    fixture.shell("mv origin.git elsewhere.git");

    // When // Then
    assertThat(workspaces.push(workspace, commit)).isInstanceOf(Pushed.Rejected.class);
  }

  @Test
  void commitsTheRecordedTreeWhateverValidationWrites() throws Exception {
    // Given
    Workspace workspace =
        workspaces.prepare(
            fixture.order(
                "r-1",
                r ->
                    r.put("skip_baseline_validation", true)
                        .putArray("validation_commands")
                        .add("echo report > report.xml; echo changed > a.txt")
                        .add("exit 3"),
                _ -> {}));
    fixture.agent(workspace, "echo a > a.txt");
    ObjectId tree = workspaces.record(workspace);

    // When
    List<CommandRun> runs = workspaces.validate(workspace);
    ObjectId commit = workspaces.commit(workspace, tree, "Add", WorkspaceFixture.AT);

    // Then
    assertThat(runs).extracting(CommandRun::exitCode).containsExactly(0, 3);
    assertThat(workspace.files().resolve("report.xml")).exists();
    assertThat(fixture.inOurs("r-1", "git ls-tree --name-only " + commit))
        .isEqualTo("README.md\na.txt\n");
    assertThat(fixture.inOurs("r-1", "git show " + commit + ":a.txt")).isEqualTo("a\n");
  }

  @Test
  void putsARecordedTreeBackAndTheRunGoesOn() throws Exception {
    // Given
    fixture.commit(".gitignore", "cache/\n");
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(
        workspace,
        "echo a > a.txt; mkdir cache sub; echo c > cache/c; echo s > sub/s; rm README.md");
    ObjectId tree = workspaces.record(workspace);
    fixture.agent(
        workspace,
        "rm -r a.txt sub; ln -s /etc sub; mkfifo pipe; git init -q other; mkdir README.md; touch README.md/x");

    // When
    workspaces.restore(workspace, tree);

    // Then
    assertThat(workspaces.record(workspace)).isEqualTo(tree);
    assertThat(fixture.agent(workspace, "cat a.txt sub/s cache/c; echo more >> a.txt; ls"))
        .isEqualTo("a\ns\nc\na.txt\ncache\nsub\n");
  }

  @Test
  void namesNewFilesThatOnlyNewIgnoreRulesHide() throws Exception {
    // Given
    fixture.commit(".gitignore", "cache/\n*.log\n");
    Workspace workspace =
        workspaces.prepare(
            fixture.order(
                "r-1",
                r -> r.putArray("bootstrap_commands").add("mkdir made; touch made/a"),
                _ -> {}));

    // When
    fixture.agent(
        workspace,
        """
        echo changed > README.md; echo n > new.txt; mkdir -p cache sub out deep/down
        touch cache/c run.log sub/n out/o deep/down/run.log .kodo_goal.md
        printf '*\n' > sub/.gitignore; printf 'new.txt\nout/\nmade/\n' >> .gitignore""");
    TreeDiff diff = workspaces.diff(workspace, workspaces.record(workspace));

    // Then
    assertThat(diff.hidden())
        .containsExactlyInAnyOrder("new.txt", "out/", "sub/.gitignore", "sub/n");
    assertThat(diff.files()).extracting(ChangedFileRef::path).contains("README.md", ".gitignore");
  }

  @Test
  void aFileThatOldIgnoreRulesHideIsNoSurprise() throws Exception {
    // Given
    fixture.commit(".gitignore", "cache/\n");
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));

    // When
    fixture.agent(workspace, "mkdir cache; touch cache/c; echo 'more/' >> .gitignore");
    TreeDiff diff = workspaces.diff(workspace, workspaces.record(workspace));

    // Then
    assertThat(diff.hidden()).isEmpty();
  }

  @Test
  void aLaterProcessOpensWhatAnEarlierOneLeft() throws Exception {
    // Given
    WorkspaceOrder order =
        fixture.order("r-1", r -> r.putArray("validation_commands").add("exit 7"), _ -> {});
    Workspace workspace = workspaces.prepare(order);
    fixture.agent(workspace, "echo a > a.txt");
    ObjectId tree = workspaces.record(workspace);

    // When
    GitWorkspaces later = fixture.workspaces();
    later.discardAllBut(java.util.Set.of("r-1"));
    Workspace again = later.reopen(order, workspace.base(), workspace.start());

    // Then
    assertThat(again).isEqualTo(workspace);
    assertThat(again.baselinePassed()).isFalse();
    later.restore(again, tree);
    assertThat(later.diff(again, tree).files())
        .extracting(ChangedFileRef::path)
        .containsExactly("a.txt");
    assertThatThrownBy(() -> later.reopen(order, workspace.base(), tree))
        .isInstanceOf(PreparationFailed.class);
    assertThatThrownBy(
            () -> later.reopen(fixture.order("r-9"), workspace.base(), workspace.start()))
        .hasMessage("there is no workspace of run r-9 here");
  }

  @Test
  void preparingAgainAfterACrashStartsAfresh() throws Exception {
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(workspace, "echo a > a.txt");

    // When
    Workspace again = fixture.workspaces().prepare(fixture.order("r-1"));

    // Then
    assertThat(again.files().resolve("a.txt")).doesNotExist();
  }

  @Test
  void refusesAFolderThatSomebodyElseFilled() throws Exception {
    // Given
    Path files = workspaces.pathOf("r-1");
    Files.createDirectories(files);
    Files.writeString(files.resolve("precious"), "x");

    // When // Then
    assertThatThrownBy(() -> workspaces.prepare(fixture.order("r-1")))
        .hasMessage("workspace_path %s is not empty; refusing to clone into it".formatted(files));
    assertThat(files.resolve("precious")).exists();
  }

  @Test
  void discardsEverythingButLiveRuns() throws Exception {
    // Given
    workspaces.prepare(fixture.order("r-1"));
    Workspace live = workspaces.prepare(fixture.order("r-2"));

    // When
    fixture.workspaces().discardAllBut(java.util.Set.of("r-2"));

    // Then
    assertNothingLeft("r-1");
    assertThat(live.files().resolve("README.md")).exists();
    workspaces.discard("r-2");
    assertNothingLeft("r-2");
    workspaces.discard("r-2");
  }

  @Test
  void nothingIsMadeForARunThatWasToldToStop() {
    // Given
    fixture.stop.give(StopSignal.Cause.CANCELLED);

    // When // Then
    assertThatThrownBy(() -> workspaces.prepare(fixture.order("r-1")))
        .hasMessage("the run was told to stop (CANCELLED)");
    assertNothingLeft("r-1");
  }

  @Test
  void refusesWhenTheDiskIsNearlyFull() {
    // Given
    GitWorkspaces full = fixture.workspaces(new FreeSpace(_ -> 49L << 20));

    // When // Then
    assertThatThrownBy(() -> full.prepare(fixture.order("r-1")))
        .hasMessageStartingWith("disk_space_critical: 49 MiB are free at ");
    assertNothingLeft("r-1");
  }

  @Test
  void whatWasCommittedIsPushedAfterTheAgentsFilesAreGone() throws Exception {
    // Given
    WorkspaceOrder order = fixture.order("r-1");
    Workspace workspace = workspaces.prepare(order);
    fixture.agent(workspace, "echo more >> README.md; mkdir -p deep/er; echo x > deep/er/file");
    ObjectId tree = workspaces.record(workspace);
    ObjectId commit = workspaces.commit(workspace, tree, "Add it", WorkspaceFixture.AT);

    // When
    workspaces.discardFiles("r-1");
    Workspace again = fixture.workspaces().reopen(order, workspace.base(), workspace.start());

    // Then
    assertThat(workspace.files()).isEmptyDirectory();
    assertThat(fixture.places.home("r-1")).isEmptyDirectory();
    assertThat(workspaces.commit(again, tree, "Add it", WorkspaceFixture.AT)).isEqualTo(commit);
    assertThat(workspaces.push(again, commit)).isInstanceOf(Pushed.Done.class);
    workspaces.discard("r-1");
    assertNothingLeft("r-1");
  }

  @Test
  void saysThatTheDiskIsFullWhenFilesCannotBeRecorded() throws Exception {
    // Given
    AtomicLong free = new AtomicLong(1L << 30);
    GitWorkspaces small = fixture.workspaces(new FreeSpace(_ -> free.get()));
    Workspace workspace = small.prepare(fixture.order("r-1"));
    fixture.agent(workspace, "echo more >> README.md");
    fixture.shell("rm -r " + fixture.places.repository("r-1").directory());

    // When
    WorkspaceFault roomy =
        catchThrowableOfType(WorkspaceFault.class, () -> small.record(workspace));
    free.set(49L << 20);
    WorkspaceFault full = catchThrowableOfType(WorkspaceFault.class, () -> small.record(workspace));

    // Then
    assertThat(roomy.forWantOfSpace()).isFalse();
    assertThat(full.forWantOfSpace()).isTrue();
  }

  @Test
  void anAgentThatFillsTheDiskIsToldFromOtherFaults() throws Exception {
    assumeAloud(fixture.user.differs(), "not uid 0: no small file system can be mounted");
    // Given
    Path disk = Files.createDirectory(directory.resolve("small"));
    assumeAloud(
        fixture
            .shell("mount -t tmpfs -o size=64m,mode=755 none " + disk + " && echo yes || true")
            .contains("yes"),
        "no file system can be mounted here");
    try {
      WorkspacePlaces places = new WorkspacePlaces(disk, disk.resolve("execution"));
      GitWorkspaces small = fixture.workspacesIn(places);
      Workspace workspace =
          small.prepare(
              fixture.order(
                  "r-1", r -> r.put("workspace_path", places.files("r-1").toString()), _ -> {}));
      fixture.agent(workspace, "cat /dev/zero > filler || true");

      // When
      WorkspaceFault full =
          catchThrowableOfType(WorkspaceFault.class, () -> small.record(workspace));
      small.discard("r-1");

      // Then
      assertThat(full.forWantOfSpace()).isTrue();
      assertThat(FreeSpace.real().shortage(disk)).isEmpty();
    } finally {
      fixture.shell("umount " + disk);
    }
  }

  private void assertNothingLeft(String run) {
    assertThat(fixture.places.files(run)).doesNotExist();
    assertThat(fixture.places.home(run)).doesNotExist();
    assertThat(fixture.places.ours(run)).doesNotExist();
  }
}
