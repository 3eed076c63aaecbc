package io.operationscenter.kit.git;

import static io.operationscenter.kit.git.GitFixture.done;
import static io.operationscenter.kit.git.GitFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeIndexTest {

  @TempDir Path directory;
  private GitFixture fixture;
  private TreeIndex indexes;

  @BeforeEach
  void open() throws IOException {
    fixture = new GitFixture(directory);
    indexes = new TreeIndex(fixture.git);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void tellsTheTreeItsFilesAndItsSubmodules() {
    // Given: names of all lengths, so that every padding occurs
    fixture.inClone(
        "name=; for i in $(seq 20); do name=${name}ü; mkdir -p d$((i % 3)); echo $i > d$((i % 3))/$name; done;"
            + " git add -A; git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),lib/söb;"
            + " git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),a; git commit -qm x;"
            + " git push -q origin HEAD:main");
    Repository run = fixture.runRepository(fixture.mirror());

    // When
    IndexFile index = done(indexes.of(run, fixture.head()));

    // Then
    assertThat(index.tree()).contains(new ObjectId(fixture.inClone("git rev-parse HEAD:").strip()));
    assertThat(index.files())
        .isEqualTo(Integer.parseInt(fixture.inClone("git ls-files | wc -l").strip()))
        .isEqualTo(23);
    assertThat(index.submodules()).containsExactly("a", "lib/söb");
  }

  @Test
  void tellsOfAnEmptyTree() {
    // Given
    Repository run = fixture.runRepository(fixture.mirror());
    ObjectId empty =
        new ObjectId(fixture.shell("git --git-dir=run.git mktree < /dev/null").strip());

    // When // Then
    assertThat(done(indexes.of(run, empty)).files()).isZero();
  }

  @Test
  void asksGitOnceForEachTree() {
    // Given
    Repository mirror = fixture.mirror();
    Repository run = fixture.runRepository(mirror);
    IndexFile first = done(indexes.of(run, fixture.head()));
    fixture.shell("rm -rf mirror.git/objects");

    // When // Then
    assertThat(done(indexes.of(run, fixture.head()))).isEqualTo(first);
    assertThat(failure(indexes.of(run, first.tree().orElseThrow())).kind())
        .isEqualTo(GitFailure.Kind.CORRUPT);
  }

  @Test
  void saysThatAFolderOfTheTreeIsMissing() throws IOException {
    // Given
    fixture.commit("src/a.txt", "a\n");
    Repository run = fixture.runRepository(fixture.mirror());
    String folder = fixture.inClone("git rev-parse HEAD:src").strip();
    fixture.shell("rm -f mirror.git/objects/" + folder.substring(0, 2) + "/" + folder.substring(2));

    // When // Then
    assertThat(failure(indexes.of(run, fixture.head())).kind()).isEqualTo(GitFailure.Kind.CORRUPT);
  }

  @Test
  void beginsWithNothingOfAnEarlierCall() throws IOException {
    // Given
    Repository run = fixture.runRepository(fixture.mirror());
    Files.writeString(run.index(), "of another call");
    Files.writeString(run.directory().resolve("index.lock"), "of a git that was killed");

    // When
    done(indexes.begin(run, fixture.head()));

    // Then
    assertThat(fixture.shell("git --git-dir=run.git ls-files; git --git-dir=run.git write-tree"))
        .isEqualTo("README.md\n" + fixture.inClone("git rev-parse HEAD:"));
  }

  @Test
  void whatIsNoIndexIsNotRead() throws IOException {
    // Given
    Path file = directory.resolve("index");
    byte[] whole = Files.readAllBytes(fixture.clone.resolve(".git/index"));

    // When // Then
    for (byte[] bytes :
        new byte[][] {
          {},
          "DIRC".getBytes(java.nio.charset.StandardCharsets.UTF_8),
          new byte[100],
          Arrays.copyOf(whole, whole.length / 2)
        }) {
      Files.write(file, bytes);
      assertThatThrownBy(() -> IndexFile.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("index " + file + " cannot be read");
    }
    Files.write(file, whole);
    assertThat(IndexFile.read(file).files()).isEqualTo(1);
  }
}
