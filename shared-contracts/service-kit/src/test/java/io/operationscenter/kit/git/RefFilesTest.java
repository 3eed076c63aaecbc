package io.operationscenter.kit.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefFilesTest {

  private static final ObjectId ONE = new ObjectId("1".repeat(40));
  private static final ObjectId TWO = new ObjectId("2".repeat(40));
  private static final RefName MAIN = RefName.origin("main");

  @TempDir Path directory;
  private Repository repository;

  @BeforeEach
  void open() {
    repository = new Repository(directory);
  }

  @Test
  void readsALooseRef() throws IOException {
    loose("refs/remotes/origin/main", ONE + "\n");
    assertThat(RefFiles.read(repository, MAIN)).contains(ONE);
  }

  @Test
  void readsAPackedRefAmongOthers() throws IOException {
    packed(
        "# pack-refs with: peeled fully-peeled sorted \n"
            + (ONE + " refs/remotes/origin/feature/refs/remotes/origin/main\n")
            + (ONE + " refs/tags/v1\n^" + TWO + "\n")
            + (TWO + " refs/remotes/origin/main\n"));
    assertThat(RefFiles.read(repository, MAIN)).contains(TWO);
  }

  @Test
  void aLooseRefCountsBeforeAPackedOne() throws IOException {
    loose("refs/remotes/origin/main", ONE + "\n");
    packed(TWO + " refs/remotes/origin/main\n");
    assertThat(RefFiles.read(repository, MAIN)).contains(ONE);
  }

  @Test
  void aFolderOfRefsIsNoRef() throws IOException {
    loose("refs/remotes/origin/main/deeper", ONE + "\n");
    packed(TWO + " refs/remotes/origin/main\n");
    assertThat(RefFiles.read(repository, MAIN)).contains(TWO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ref: refs/remotes/origin/other\n", "1111\n", "ééé"})
  void whatNamesNoObjectIsNone(String content) throws IOException {
    loose("refs/remotes/origin/main", content);
    packed("rubbish refs/remotes/origin/main\nmore rubbish\n");
    assertThat(RefFiles.read(repository, MAIN)).isEmpty();
    assertThat(RefFiles.read(repository, RefName.origin("other"))).isEmpty();
  }

  @Test
  void seesWhatGitWritesAndPacks() throws IOException {
    try (GitFixture fixture = new GitFixture(directory)) {
      // Given
      Repository origin = new Repository(directory.resolve("origin.git"));
      fixture.inClone("git push -q origin HEAD:refs/heads/a/b");
      fixture.shell("git --git-dir=origin.git pack-refs --all");
      ObjectId packed = fixture.head();
      ObjectId moved = fixture.commit("x", "x");

      // When // Then
      assertThat(RefFiles.read(origin, RefName.branch("a/b"))).contains(packed);
      assertThat(RefFiles.read(origin, RefName.branch("main"))).contains(moved);
    }
  }

  private void loose(String ref, String content) throws IOException {
    Path file = directory.resolve(ref);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void packed(String content) throws IOException {
    Files.writeString(directory.resolve("packed-refs"), content);
  }
}
