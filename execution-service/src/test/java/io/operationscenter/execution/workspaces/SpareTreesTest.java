package io.operationscenter.execution.workspaces;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SpareTreesTest {

  @TempDir Path directory;
  private WorkspaceFixture fixture;
  private GitWorkspaces workspaces;

  @BeforeEach
  void open() throws Exception {
    fixture = new WorkspaceFixture(directory);
    workspaces = fixture.workspaces();
    fixture.inClone(
        "for i in $(seq 120); do echo $i > f$i; done; git add -A; git commit -qm many; git push -q origin HEAD:main");
  }

  @AfterEach
  void close() throws InterruptedException {
    workspaces.spares().await();
    fixture.close();
  }

  @Test
  void theNextRunGetsTheFilesThatWereCheckedOutAhead() throws Exception {
    // Given
    workspaces.prepare(fixture.order("r-1"));
    workspaces.spares().await();
    Path spare = spares().getFirst();
    Object file = Files.getAttribute(spare.resolve("files/f7"), "unix:ino");

    // When
    Workspace workspace = workspaces.prepare(fixture.order("r-2"));

    // Then
    assertThat(Files.getAttribute(workspace.files().resolve("f7"), "unix:ino")).isEqualTo(file);
    assertThat(
            fixture.agent(
                workspace,
                "git status --porcelain; git fsck; echo new > f7; git commit -qam x; git log --format=%s"))
        .isEqualTo("x\nmany\nchange\n");
    assertThat(workspaces.diff(workspace, workspaces.record(workspace)).changes())
        .extracting(change -> change.path())
        .containsExactly("f7");
  }

  @Test
  void noAgentReachesThem() throws Exception {
    assumeAloud(fixture.user.differs(), "not uid 0: agents have our own user");
    // Given
    Workspace workspace = workspaces.prepare(fixture.order("r-1"));
    workspaces.spares().await();
    Path file = spares().getFirst().resolve("files/f7");

    // When
    String seen =
        fixture.agent(
            workspace, "cat " + file + " || ls " + fixture.places.spares() + " || echo nothing");

    // Then
    assertThat(seen).isEqualTo("nothing\n");
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(fixture.user.identity().uid());
  }

  @Test
  void whatAnAgentOfOurOwnUserDidToThemIsUndone() throws Exception {
    // Given
    workspaces = fixture.workspacesOfOneUser();
    workspaces.prepare(fixture.order("r-1"));
    workspaces.spares().await();
    Path files = spares().getFirst().resolve("files");
    Files.writeString(files.resolve("f1"), "x\n");
    Files.delete(files.resolve("f2"));
    Files.writeString(files.resolve("stranger"), "x\n");

    // When
    Workspace workspace = workspaces.prepare(fixture.order("r-2"));

    // Then
    assertThat(workspace.files().resolve("f1")).hasContent("1");
    assertThat(workspace.files().resolve("f2")).hasContent("2");
    assertThat(workspace.files().resolve("stranger")).doesNotExist();
  }

  @Test
  void aMirrorThatWasDamagedSinceIsMadeAnew() throws Exception {
    // Given
    workspaces.prepare(fixture.order("r-1"));
    workspaces.spares().await();
    fixture.shell("cd root/mirrors/*.git && rm -rf objects/?? objects/pack/*");

    // When
    Workspace workspace = workspaces.prepare(fixture.order("r-2"));

    // Then
    assertThat(fixture.agent(workspace, "git fsck; git status --porcelain; cat f7"))
        .isEqualTo("7\n");
  }

  @Test
  void areNotUsedWhenTheBranchMoved() throws Exception {
    // Given
    workspaces.prepare(fixture.order("r-1"));
    workspaces.spares().await();
    fixture.commit("f7", "moved\n");

    // When
    Workspace workspace = workspaces.prepare(fixture.order("r-2"));
    workspaces.spares().await();

    // Then
    assertThat(workspace.files().resolve("f7")).hasContent("moved");
    assertThat(spares())
        .singleElement()
        .satisfies(spare -> assertThat(spare.toString()).endsWith(fixture.head().hex()));
  }

  @Test
  void noneIsLeftFromAnEarlierProcess() throws Exception {
    // Given
    workspaces.prepare(fixture.order("r-1"));
    workspaces.spares().await();

    // When
    fixture.workspaces().discardAllBut(java.util.Set.of("r-1"));

    // Then
    assertThat(fixture.places.spares()).doesNotExist();
  }

  private List<Path> spares() throws IOException {
    try (Stream<Path> entries = Files.list(fixture.places.spares())) {
      return entries.toList();
    }
  }
}
