package io.operationscenter.kit.git;

import static io.operationscenter.kit.git.GitFixture.done;
import static io.operationscenter.kit.git.GitFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.git.BranchPush.Change;
import io.operationscenter.kit.git.FileChange.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitFlowTest {

  private static final RefName TASK = RefName.branch("auto/1-task");

  @TempDir Path directory;
  private GitFixture fixture;

  @BeforeEach
  void open() throws IOException {
    fixture = new GitFixture(directory);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void fetchesBranchesAndDropsThoseThatAreGoneButNoneOfItsOwn() throws IOException {
    // Given
    fixture.inClone("git push -q origin HEAD:old");
    Repository mirror = fixture.mirror();
    assertThat(RefFiles.read(mirror, RefName.origin("old"))).contains(fixture.head());
    fixture.shell("git --git-dir=mirror.git update-ref refs/heads/own refs/remotes/origin/main");
    fixture.inClone("git push -q origin :old");

    // When
    done(new Mirror(fixture.git).fetch(mirror, fixture.remote));

    // Then
    assertThat(RefFiles.read(mirror, RefName.origin("old"))).isEmpty();
    assertThat(RefFiles.read(mirror, RefName.branch("own"))).contains(fixture.head());
  }

  @Test
  void letsSeveralFetchIntoOneMirrorAtOnce() throws Exception {
    // Given
    Repository mirror = fixture.mirror();
    for (int branch = 0; branch < 10; branch++) {
      fixture.inClone("git push -q origin HEAD:branch-" + branch);
    }
    ObjectId latest = fixture.commit("more.txt", "more\n");

    // When
    List<Future<GitResult<Repository>>> fetches = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 6; i++) {
        fetches.add(executor.submit(() -> new Mirror(fixture.git).fetch(mirror, fixture.remote)));
      }
    }

    // Then
    for (Future<GitResult<Repository>> fetch : fetches) {
      done(fetch.get());
    }
    assertThat(RefFiles.read(mirror, RefName.origin("main"))).contains(latest);
  }

  @Test
  void listsTheBranchesOfTheRemote() {
    // Given
    fixture.inClone("git push -q origin HEAD:auto/9-x");
    RemoteRefs refs = new RemoteRefs(fixture.git);

    // When // Then
    assertThat(done(refs.branches(fixture.remote)).keySet())
        .containsExactlyInAnyOrder(RefName.branch("auto/9-x"), RefName.branch("main"));
    assertThat(
            done(refs.of(fixture.remote, List.of(RefName.branch("main"), RefName.branch("none")))))
        .containsExactly(Map.entry(RefName.branch("main"), fixture.head()));
    assertThat(done(refs.branch(fixture.remote, RefName.branch("main")))).contains(fixture.head());
    assertThat(done(refs.branch(fixture.remote, RefName.branch("9-x")))).isEmpty();
  }

  @Test
  void givesTheAgentARepositoryThatOnlyBorrowsObjects() throws IOException {
    // Given
    Repository run = fixture.runRepository(fixture.mirror());

    // When
    Path workspace = fixture.workspace(run, fixture.head());

    // Then
    assertThat(workspace.resolve("README.md")).hasContent("hello\n");
    assertThat(fixture.shell("cd workspace && git status --porcelain && git branch -vv"))
        .startsWith("* auto/1-task");
    assertThat(fixture.shell("cd workspace && git log --format=%s origin/main"))
        .isEqualTo("change\n");
    assertThat(GitFixture.filesBelow(workspace.resolve(".git/objects")))
        .containsExactly(workspace.resolve(".git/objects/info/alternates"));
  }

  @Test
  void commitsExactlyTheFilesOnDiskAndNeverIntoTheMirror() throws IOException {
    // Given
    ObjectId base = fixture.commit("src/old name.txt", "a long enough line to be recognised\n");
    Repository mirror = fixture.mirror();
    Repository run = fixture.runRepository(mirror);
    Path workspace = fixture.workspace(run, base);
    Files.move(workspace.resolve("src/old name.txt"), workspace.resolve("src/nëw\nname.txt"));
    Files.delete(workspace.resolve("README.md"));
    Files.writeString(workspace.resolve("-rf"), "hyphen\n");
    Files.createDirectory(workspace.resolve(".kodo"));
    Files.writeString(workspace.resolve(".kodo/team.json"), "internal");
    int mirrorFiles = GitFixture.filesBelow(mirror.directory()).size();
    fixture.shell("cd workspace && git add -A && git commit -qm 'of the agent itself'");

    // When
    ObjectId commit = fixture.commitFiles(run, base, workspace);

    // Then
    assertThat(done(new TreeDifference(fixture.git).files(run, base, commit)))
        .extracting(TreeDifference.FileDelta::change)
        .containsExactlyInAnyOrder(
            new FileChange(Kind.ADDED, "-rf", null),
            new FileChange(Kind.DELETED, "README.md", null),
            new FileChange(Kind.RENAMED, "src/nëw\nname.txt", "src/old name.txt"));
    assertThat(GitFixture.filesBelow(mirror.directory())).hasSize(mirrorFiles);
  }

  @Test
  void tellsWhenAFileBecameALink() throws IOException {
    // Given
    Repository run = fixture.runRepository(fixture.mirror());
    Path workspace = fixture.workspace(run, fixture.head());
    Files.delete(workspace.resolve("README.md"));
    Files.createSymbolicLink(workspace.resolve("README.md"), Path.of("/etc/passwd"));

    // When
    ObjectId commit = fixture.commitFiles(run, fixture.head(), workspace);

    // Then
    assertThat(done(new TreeDifference(fixture.git).files(run, fixture.head(), commit)))
        .extracting(TreeDifference.FileDelta::change)
        .containsExactly(new FileChange(Kind.TYPE_CHANGED, "README.md", null));
  }

  @Test
  void givesTheSameCommitForTheSameFilesAndTheSameDraft() throws IOException {
    // Given
    Repository run = fixture.runRepository(fixture.mirror());
    Path workspace = fixture.workspace(run, fixture.head());
    Files.writeString(workspace.resolve("a.txt"), "a\n");
    ObjectId first = fixture.commitFiles(run, fixture.head(), workspace);
    Path again = Files.createDirectory(directory.resolve("again"));
    Repository other =
        done(
            new RunRepository()
                .create(directory.resolve("other.git"), fixture.mirror(), List.of()));
    done(new WorkTree(fixture.git).checkOut(other, fixture.head(), again));
    Files.writeString(again.resolve("a.txt"), "a\n");

    // When
    ObjectId second = fixture.commitFiles(other, fixture.head(), again);

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(
            fixture.shell("git --git-dir=run.git show -s --format='%an %ae %at %ct %s' " + first))
        .isEqualTo("Bot bot@example.com 1767323045 1767323045 Do the task\n");
  }

  @Test
  void recordsAnEmptyDirectoryAsAnEmptyTree() throws IOException {
    // Given
    Repository run = fixture.runRepository(fixture.mirror());
    Path empty = Files.createDirectory(directory.resolve("empty"));

    // When
    TreeWriter.Snapshot snapshot =
        done(
            new TreeWriter(fixture.git)
                .snapshot(run, fixture.head(), empty, TreeWriter.Untouched.NONE));

    // Then
    assertThat(snapshot.tree().hex()).isEqualTo("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
  }

  @Test
  void comparesHistories() throws IOException {
    // Given
    ObjectId first = fixture.head();
    ObjectId second = fixture.commit("b.txt", "b\n");
    fixture.inClone(
        "git checkout -q --orphan other && git commit -qm other && git push -q origin other");
    Repository mirror = fixture.mirror();
    Revisions revisions = new Revisions(fixture.git);

    // When // Then
    assertThat(done(revisions.isAncestor(mirror, first, second))).isTrue();
    assertThat(done(revisions.isAncestor(mirror, second, first))).isFalse();
    assertThat(done(revisions.isAncestor(mirror, second, fixture.head()))).isFalse();
    assertThat(
            failure(revisions.isAncestor(mirror, first, new ObjectId("0".repeat(39) + "1"))).kind())
        .isEqualTo(GitFailure.Kind.UNKNOWN_REVISION);
  }

  @Test
  void pushesABranchThatMustNotExistAndMovesItUnderItsLease() throws IOException {
    // Given
    Repository run = fixture.runRepository(fixture.mirror());
    Path workspace = fixture.workspace(run, fixture.head());
    Files.writeString(workspace.resolve("a.txt"), "a\n");
    ObjectId first = fixture.commitFiles(run, fixture.head(), workspace);
    Files.writeString(workspace.resolve("a.txt"), "b\n");
    ObjectId second = fixture.commitFiles(run, fixture.head(), workspace);
    BranchPush push = new BranchPush(fixture.git);

    // When
    PushOutcome created = push.push(run, first, change(Lease.MUST_NOT_EXIST));
    PushOutcome repeated = push.push(run, first, change(Lease.at(first)));
    PushOutcome arrivedBefore = push.push(run, first, change(Lease.MUST_NOT_EXIST));
    PushOutcome moved = push.push(run, second, change(Lease.at(first)));
    String branchThen = fixture.remoteBranch("auto/1-task");
    PushOutcome deleted = push.delete(run, change(Lease.at(second)));

    // Then
    assertThat(created).isEqualTo(new PushOutcome.Pushed(true));
    assertThat(repeated).isEqualTo(new PushOutcome.Pushed(false));
    assertThat(arrivedBefore).isEqualTo(new PushOutcome.Pushed(false));
    assertThat(moved).isEqualTo(new PushOutcome.Pushed(true));
    assertThat(branchThen).isEqualTo(second.hex());
    assertThat(deleted).isEqualTo(new PushOutcome.Pushed(true));
    assertThat(fixture.remoteBranch("auto/1-task")).isEmpty();
  }

  @Test
  void leavesABranchAloneThatDoesNotStandWhereTheLeaseSays() throws IOException {
    // Given
    ObjectId seen = fixture.head();
    fixture.inClone("git push -q origin HEAD:auto/1-task");
    Repository run = fixture.runRepository(fixture.mirror());
    Path workspace = fixture.workspace(run, seen);
    Files.writeString(workspace.resolve("a.txt"), "a\n");
    ObjectId ours = fixture.commitFiles(run, seen, workspace);
    ObjectId theirs = fixture.commit("person.txt", "by a person\n");
    fixture.inClone("git push -q origin HEAD:auto/1-task");
    BranchPush push = new BranchPush(fixture.git);

    // When
    PushOutcome stale = push.push(run, ours, change(Lease.at(seen)));
    PushOutcome exists = push.push(run, ours, change(Lease.MUST_NOT_EXIST));
    PushOutcome staleDelete = push.delete(run, change(Lease.at(seen)));

    // Then
    assertThat(List.of(stale, exists, staleDelete))
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(PushOutcome.StaleLease.class));
    assertThat(fixture.remoteBranch("auto/1-task")).isEqualTo(theirs.hex());
  }

  @Test
  void tellsThatTheRemoteRefusesAndQuotesItWithoutSecrets() throws IOException {
    // Given
    String token = "ghp_" + "a1B2c3D4".repeat(4);
    Path hook = directory.resolve("origin.git/hooks/pre-receive");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\necho 'branch is protected " + token + "'\nexit 1\n");
    fixture.shell("chmod +x " + hook);
    Repository run = fixture.runRepository(fixture.mirror());

    // When
    PushOutcome outcome =
        new BranchPush(fixture.git).push(run, fixture.head(), change(Lease.MUST_NOT_EXIST));

    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            PushOutcome.Refused.class,
            refused ->
                assertThat(refused.excerpt())
                    .contains("branch is protected ***", "pre-receive hook declined")
                    .doesNotContain(token));
    assertThat(fixture.remoteBranch("auto/1-task")).isEmpty();
  }

  @Test
  void tellsThatARemoteCannotBeReached() {
    // Given
    Remote closed = new Remote(new RemoteUrl("http://127.0.0.1:1/a.git"), null);
    Remote absent = new Remote(new RemoteUrl(directory + "/absent.git"), null);
    Repository run = fixture.runRepository(fixture.mirror());

    // When
    PushOutcome outcome =
        new BranchPush(fixture.git)
            .push(run, fixture.head(), new Change(closed, TASK, Lease.MUST_NOT_EXIST));

    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            PushOutcome.NotAnswered.class,
            answer -> assertThat(answer.failure().kind()).isEqualTo(GitFailure.Kind.UNREACHABLE));
    assertThat(failure(new RemoteRefs(fixture.git).branches(absent)).kind())
        .isEqualTo(GitFailure.Kind.NOT_FOUND);
  }

  @Test
  void saysThatAMirrorIsDamaged() throws IOException {
    // Given
    Repository mirror = fixture.mirror();
    for (Path object : GitFixture.filesBelow(mirror.objects())) {
      fixture.shell("chmod u+w " + object);
      Files.writeString(object, "rubbish");
    }

    // When
    GitFailure broken =
        failure(
            new WorkTree(fixture.git)
                .checkOut(
                    mirror, fixture.head(), Files.createDirectory(directory.resolve("files"))));
    Files.delete(mirror.directory().resolve("HEAD"));
    GitFailure noRepository = failure(new Revisions(fixture.git).tree(mirror, fixture.head()));

    // Then
    assertThat(broken.kind()).as(broken.inWords()).isEqualTo(GitFailure.Kind.CORRUPT);
    assertThat(noRepository.kind()).as(noRepository.inWords()).isEqualTo(GitFailure.Kind.CORRUPT);
  }

  @Test
  void tellsThatGitIsNotInstalled() {
    // Given
    Git missing =
        new Git(
            fixture.runner,
            new GitSettings(
                "no-git-here",
                "ssh",
                GitSettings.DEFAULT.transferLimit(),
                GitSettings.DEFAULT.localLimit(),
                java.util.Map.of()));

    // When
    GitFailure failure = failure(new RemoteRefs(missing).branches(fixture.remote));

    // Then
    assertThat(failure.kind()).isEqualTo(GitFailure.Kind.NOT_STARTED);
    assertThat(failure.excerpt()).contains("no-git-here is not in PATH");
  }

  private Change change(Lease lease) {
    return new Change(fixture.remote, TASK, lease);
  }
}
