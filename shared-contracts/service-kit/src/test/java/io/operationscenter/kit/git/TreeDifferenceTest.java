package io.operationscenter.kit.git;

import static io.operationscenter.kit.git.GitFixture.done;
import static io.operationscenter.kit.git.GitFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.git.FileChange.Kind;
import io.operationscenter.kit.git.TreeDifference.Difference;
import io.operationscenter.kit.git.TreeDifference.EntryKind;
import io.operationscenter.kit.git.TreeDifference.FileDelta;
import io.operationscenter.kit.git.TreeDifference.Lines;
import io.operationscenter.kit.git.TreeDifference.Shown;
import io.operationscenter.kit.git.TreeWriter.Untouched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeDifferenceTest {

  private static final Shown ALL = new Shown(Untouched.NONE, 1 << 20, false);

  @TempDir Path directory;
  private GitFixture fixture;
  private ObjectId before;

  @BeforeEach
  void open() throws IOException {
    fixture = new GitFixture(directory);
    before = fixture.commit("old.txt", "a line that is long enough\nand one more\nand a third\n");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void tellsOfEveryFileWhatHappenedAndHowMuch() {
    // Given
    ObjectId after =
        committed(
            "git mv old.txt new.txt; echo more >> new.txt; git rm -q README.md;"
                + " printf 'a\\0b' > data.bin; ln -s nowhere link;"
                + " git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),sub");

    // When
    Difference difference = difference(after, ALL);

    // Then
    assertThat(difference.files())
        .containsExactlyInAnyOrder(
            new FileDelta(
                new FileChange(Kind.RENAMED, "new.txt", "old.txt"),
                EntryKind.FILE,
                new Lines(1, 0)),
            new FileDelta(
                new FileChange(Kind.DELETED, "README.md", null), EntryKind.FILE, new Lines(0, 1)),
            new FileDelta(new FileChange(Kind.ADDED, "data.bin", null), EntryKind.FILE, null),
            new FileDelta(
                new FileChange(Kind.ADDED, "link", null), EntryKind.SYMLINK, new Lines(1, 0)),
            new FileDelta(
                new FileChange(Kind.ADDED, "sub", null), EntryKind.SUBMODULE, new Lines(1, 0)));
    assertThat(difference.patch().complete()).isTrue();
    assertThat(difference.patch().text()).contains("rename to new.txt", "+more", "+nowhere");
  }

  @Test
  void leavesOnlyTextOutThatIsNotWanted() {
    // Given
    ObjectId after =
        committed("mkdir kodo; echo a > kodo/a; echo b > .aider.log; echo c > 'kodo*'; echo d > d");
    Untouched internal = new Untouched(List.of("kodo"), List.of(".aider"));

    // When
    Difference difference = difference(after, new Shown(internal, 1 << 20, false));

    // Then
    assertThat(difference.files())
        .extracting(delta -> delta.change().path())
        .containsExactlyInAnyOrder("kodo/a", ".aider.log", "kodo*", "d");
    assertThat(difference.patch().text()).contains("+c\n", "+d\n").doesNotContain("+a\n", "+b\n");
  }

  @Test
  void cutsALongTextInTheMiddleAndSaysSo() {
    // Given
    ObjectId after = committed("seq 10000 > numbers");

    // When
    Difference difference = difference(after, new Shown(Untouched.NONE, 1_000, false));

    // Then
    assertThat(difference.patch().complete()).isFalse();
    assertThat(difference.patch().text()).startsWith("diff --git").contains("+9999\n");
    assertThat(difference.files())
        .extracting(FileDelta::lines)
        .containsExactly(new Lines(10_000, 0));
  }

  @Test
  void runsNoProgramThatTheFilesName() {
    // Given
    ObjectId after =
        committed("echo '* diff=x' > .gitattributes; git config diff.x.textconv false; echo x > x");

    // When // Then
    assertThat(difference(after, ALL).patch().text()).contains("+x\n");
  }

  @Test
  void failsWhereATreeIsMissing() {
    assertThat(
            failure(
                    new TreeDifference(fixture.git)
                        .of(fixture.mirror(), before, new ObjectId("1".repeat(40)), ALL))
                .kind())
        .isIn(GitFailure.Kind.CORRUPT, GitFailure.Kind.UNKNOWN_REVISION);
  }

  private ObjectId committed(String script) {
    fixture.inClone(
        script + "; git add -A . ':!sub'; git commit -qm x; git push -q origin HEAD:main");
    return fixture.head();
  }

  private Difference difference(ObjectId after, Shown shown) {
    return done(new TreeDifference(fixture.git).of(fixture.mirror(), before, after, shown));
  }
}
