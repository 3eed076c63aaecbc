package io.operationscenter.execution.workspaces;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.kit.files.FreeSpace;
import io.operationscenter.kit.git.Remote;
import io.operationscenter.kit.git.RemoteUrl;
import io.operationscenter.kit.git.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class MirrorCacheTest {

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rm -rf objects",
        "find objects -type f -name '*' -exec sh -c 'chmod u+w $1; : > $1' _ {} \\;",
        "find objects -type f -exec sh -c 'chmod u+w $1; head -c 40 /dev/urandom > $1' _ {} \\;",
        "rm HEAD",
        "echo 'not a config' > config",
        "mkdir -p refs/remotes/origin; echo 1111111111111111111111111111111111111111 > refs/remotes/origin/main; rm -f packed-refs",
        "rm -rf ./* && touch HEAD",
        "echo garbage > packed-refs"
      })
  void aDamagedMirrorIsMadeAnew(String damage) throws Exception {
    // Given
    workspaces.prepare(fixture.order("r-1"));
    workspaces.discard("r-1");
    fixture.shell("cd root/mirrors/*.git && " + damage);

    // When
    Workspace workspace = workspaces.prepare(fixture.order("r-2"));

    // Then
    assertThat(fixture.agent(workspace, "cat README.md; git log --format=%s; git fsck 2>&1"))
        .startsWith("hello\nchange\n");
    assertThat(fixture.shell("ls root/mirrors").lines().filter(name -> !name.endsWith(".lock")))
        .hasSize(1);
  }

  @Test
  void aChangedCloneUrlNeverMeetsTheOldMirror() throws Exception {
    // Given
    Workspace before = workspaces.prepare(fixture.order("r-1"));
    fixture.shell(
        "git init -q --bare -b main other.git && git init -q -b main c2 && cd c2 && echo other > README.md"
            + " && git add -A && git commit -qm other && git push -q ../other.git HEAD:main");

    // When
    Workspace after =
        workspaces.prepare(
            fixture.order(
                "r-2",
                _ -> {},
                s -> s.put("clone_url", directory.resolve("other.git").toString())));

    // Then
    assertThat(after.files().resolve("README.md")).hasContent("other");
    assertThat(fixture.agent(before, "git log --format=%s; git status --short"))
        .isEqualTo("change\n");
  }

  @Test
  void seesNewDeletedAndRewrittenBranches() throws Exception {
    // Given
    workspaces.prepare(fixture.order("r-1"));
    fixture.inClone(
        "git tag v1; git tag -a -m x main; git push -q origin refs/tags/v1 refs/tags/main; git push -q origin HEAD:refs/odd/ref HEAD:refs/heads/a");
    workspaces.prepare(fixture.order("r-2"));
    fixture.inClone(
        "git commit -q --amend -m rewritten && git push -qf origin HEAD:refs/heads/main");
    fixture.inClone("git push -q origin :refs/heads/a HEAD:refs/heads/a/b");

    // When
    Workspace workspace =
        workspaces.prepare(fixture.order("r-3", r -> r.put("base_branch", "a/b"), _ -> {}));

    // Then
    assertThat(workspace.base()).isEqualTo(fixture.head());
    assertThat(
            fixture.agent(workspace, "git log --format=%s; git for-each-ref --format='%(refname)'"))
        .isEqualTo(
            "rewritten\nrefs/heads/" + WorkspaceFixture.TASK + "\nrefs/remotes/origin/a/b\n");
  }

  @Test
  void leavesPointersOfLargeFileStorageAsTheyAre() throws Exception {
    // Given
    String pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 9\n";
    fixture.commit("model.bin", pointer);
    fixture.commit(
        ".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n*.bat text eol=crlf\n");
    fixture.commit("run.bat", "echo\n");

    // When
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));

    // Then
    assertThat(workspace.files().resolve("model.bin")).hasContent(pointer);
    assertThat(Files.readString(workspace.files().resolve("run.bat"))).isEqualTo("echo\r\n");
    assertThat(workspaces.diff(workspace, workspaces.record(workspace)).changes()).isEmpty();
  }

  @Test
  void manyRunsMayComeAtOnce() throws Exception {
    // Given
    List<Callable<Workspace>> preparations = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      WorkspaceOrder order = fixture.order("r-" + i, r -> r.put("task_branch", "auto/x"), _ -> {});
      preparations.add(() -> fixture.workspaces().prepare(order));
    }

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Workspace> future : threads.invokeAll(preparations)) {

        // Then
        assertThat(future.get().files().resolve("README.md")).exists();
      }
    }
  }

  @Test
  void keepsSubmodulesAsTheyAre() throws Exception {
    // Given
    fixture.inClone(
        "git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),sub && git commit -qm sub && git push -q origin HEAD:main");

    // When
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    fixture.agent(workspace, "git init -q sub 2>/dev/null; echo x > sub/x; echo a > a.txt");
    TreeDiff diff = workspaces.diff(workspace, workspaces.record(workspace));

    // Then
    assertThat(diff.changes()).extracting(c -> c.path()).containsExactly("a.txt");
    assertThat(workspaces.check(workspace, diff)).isEqualTo(new ScopeFinding.Clean());
  }

  @Test
  void aRemoteThatIsGoneIsNoReasonToThrowTheMirrorAway() throws Exception {
    // Given
    workspaces.prepare(fixture.order("r-1"));
    fixture.shell("mv origin.git away.git");

    // When // Then
    assertThatThrownBy(() -> workspaces.prepare(fixture.order("r-2")))
        .isInstanceOfSatisfying(
            PreparationFailed.class, e -> assertThat(e.phase()).isEqualTo("repo_setup"))
        .hasMessageStartingWith("git clone failed: ");
    assertThat(fixture.shell("ls -d root/mirrors/*.git")).isNotBlank();
    assertThat(fixture.places.files("r-2")).doesNotExist();
  }

  /** Each of them comes again: what was left of the first try must not tell another story. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          git clone -q --depth 1 file://$PWD/origin.git other | git clone failed: the remote is a shallow clone: unshallow it (git fetch --unshallow) or use the original
          git init -q --bare -b main other | the remote of repository 'sample' has no branches yet: push a first commit to 'main'
          git init -q --object-format=sha256 -b main other && cd other && git commit -q --allow-empty -m one | git clone failed: the repository uses the sha256 object format, which is not supported
          git clone -q --bare origin.git other && git -C other branch -m main trunk | base branch 'main' does not exist on the remote of repository 'sample'; when it is a sandbox branch, create it from the default branch and push it, or change sandbox_base_branch
          """)
  void tellsWhyARemoteIsNoPlaceToStart(String made, String reason) throws Exception {
    // Given
    fixture.commit("a.txt", "a\n");
    fixture.shell(made);

    // When // Then
    for (String run : List.of("r-1", "r-2")) {
      assertThatThrownBy(
              () ->
                  workspaces.prepare(
                      fixture.order(
                          run,
                          _ -> {},
                          s -> s.put("clone_url", directory.resolve("other").toString()))))
          .isInstanceOf(PreparationFailed.class)
          .hasMessage(reason);
    }
  }

  @Test
  void removesMirrorsThatNobodyIsConfiguredFor() throws Exception {
    // Given
    MirrorCache mirrors =
        new MirrorCache(fixture.places.mirrors(), fixture.places.mirrorNames(), fixture.git);
    fixture.places.create();
    Remote remote = new Remote(new RemoteUrl(fixture.origin()), null);
    Repository kept = mirrors.upToDate("kept", remote, List.of("main"));
    Repository gone = mirrors.upToDate("gone", remote, List.of("main"));

    // When
    mirrors.keepOnly(Set.of(kept.directory()));

    // Then
    assertThat(kept.directory()).exists();
    assertThat(gone.directory()).doesNotExist();
    assertThat(fixture.shell("ls root/mirrors").lines()).hasSize(2);
  }

  /** 64 MiB hold one copy of the small file, but not mirror and checkout, and none of the other. */
  @ParameterizedTest
  @CsvSource({"40000000, true", "80000000, false"})
  void aFullDiskEndsThePreparationAndLeavesNothing(long bytes, boolean mirrorStays)
      throws Exception {
    assumeAloud(fixture.user.differs(), "not uid 0: no small file system can be mounted");
    // Given
    Path small = Files.createDirectory(directory.resolve("small"));
    fixture.inClone(
        "head -c "
            + bytes
            + " /dev/urandom > big.bin && git config core.compression 0 && git config pack.window 0 && git add -A && git commit -qm big && git push -q origin HEAD:main");
    assumeAloud(mounted(small), "no file system can be mounted here");
    try {
      WorkspacePlaces places = new WorkspacePlaces(small, small.resolve("execution"));
      GitWorkspaces onSmall = fixture.workspacesIn(places);
      WorkspaceOrder order =
          fixture.order(
              "r-1", r -> r.put("workspace_path", places.files("r-1").toString()), _ -> {});

      // When // Then
      assertThatThrownBy(() -> onSmall.prepare(order))
          .isInstanceOf(PreparationFailed.class)
          .hasMessageStartingWith("disk_space_critical: the disk is full");
      assertThat(places.files("r-1")).doesNotExist();
      assertThat(places.ours("r-1")).doesNotExist();
      assertThat(FreeSpace.real().critical(small).isPresent()).isEqualTo(mirrorStays);
      assertThat(fixture.shell("ls " + places.mirrors() + " | grep '[.]git$' || true").isBlank())
          .isEqualTo(!mirrorStays);
    } finally {
      fixture.shell("umount " + small);
    }
  }

  private boolean mounted(Path place) {
    return fixture
        .shell("mount -t tmpfs -o size=64m none " + place + " && echo yes || true")
        .contains("yes");
  }

  @Test
  void keysThatLookAlikeHaveMirrorsOfTheirOwn() throws Exception {
    // Given
    MirrorCache mirrors = installed("one");

    // When
    Map<Path, String> places = new java.util.HashMap<>();
    for (String key : List.of("a/b", "a-b", "A-B", "../a-b")) {
      places.put(mirrors.place(key, "/x"), key);
    }

    // Then
    assertThat(places).hasSize(4);
    assertThat(places.keySet()).allMatch(place -> directory.equals(place.getParent()));
  }

  @Test
  void onlyTheInstallationItselfKnowsTheNameOfItsMirror() throws Exception {
    // Given
    Path here = installed("one").place("svc", "/x");

    // When
    Path later = installed("one").place("svc", "/x");
    Path elsewhere = installed("two").place("svc", "/x");

    // Then
    assertThat(later).isEqualTo(here);
    assertThat(elsewhere).isNotEqualTo(here);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secretOf("one"))))
        .isEqualTo("rw-------");
    assertThat(fixture.shell("ls -A one").strip()).isEqualTo("names.secret");
  }

  @Test
  void aSecretOfMirrorsThatIsNoneIsNamed() throws Exception {
    // Given
    installed("one").place("svc", "/x");
    Files.writeString(secretOf("one"), "short");

    // When // Then
    assertThatThrownBy(() -> installed("one").place("svc", "/x"))
        .hasMessageContaining("names.secret must hold 64 hexadecimal digits, it holds 5");
  }

  @Test
  void agentsCannotListTheMirrors() throws Exception {
    assumeAloud(fixture.user.differs(), "not uid 0: agents reach what we reach");
    // Given
    Files.createDirectory(fixture.places.mirrors());
    Files.setPosixFilePermissions(
        fixture.places.mirrors(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));

    // When
    String said =
        fixture.agent(
            workspace,
            "git log --format=%s; ls "
                + fixture.places.mirrors()
                + " 2>&1 || true; cat "
                + fixture.places.mirrorNames().secret()
                + " 2>&1 || true");

    // Then
    assertThat(said).startsWith("change\n").containsPattern("mirrors'?: Permission denied");
    assertThat(said).containsPattern("secret: Permission denied");
  }

  private MirrorCache installed(String name) throws Exception {
    Files.createDirectories(secretOf(name).getParent());
    return new MirrorCache(directory, new MirrorNames(secretOf(name)), fixture.git);
  }

  private Path secretOf(String name) {
    return directory.resolve(name).resolve("names.secret");
  }
}
