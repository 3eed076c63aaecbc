package io.operationscenter.kit.git;

import static io.operationscenter.kit.git.GitFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.git.TreeWriter.Snapshot;
import io.operationscenter.kit.git.TreeWriter.Untouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a directory and trees of ours, in both directions. */
class WorkTreeTest {

  @TempDir Path directory;
  private GitFixture fixture;
  private Repository run;
  private Path files;
  private ObjectId base;
  private WorkTree trees;

  @BeforeEach
  void open() throws IOException {
    fixture = new GitFixture(directory);
    fixture.commit(".gitignore", "*.log\nbuild/\n");
    fixture.inClone(
        "mkdir src && echo a > src/a && echo kept > kept.log && ln -s src/a link"
            + " && git add -Af && git commit -qm x && git push -q origin HEAD:main");
    base = fixture.head();
    run = fixture.runRepository(fixture.mirror());
    files = Files.createDirectory(directory.resolve("files"));
    trees = new WorkTree(fixture.git);
    done(trees.checkOut(run, base, files));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void putsBackWhatWasChangedAndRemovesWhatIsNew() {
    // Given
    inFiles(
        "rm -r src && ln -s /etc src && echo x > README.md && rm link && mkdir link"
            + " && echo x > link/x && git init -q nested && echo x > new && mkdir build"
            + " && echo x > build/x && echo x > x.log");

    // When
    done(trees.putBack(run, base, files));

    // Then: what is ignored stays
    assertThat(inFiles("find . -mindepth 1 | sort; cat README.md src/a; readlink link"))
        .isEqualTo(
            """
            ./.gitignore
            ./README.md
            ./build
            ./build/x
            ./kept.log
            ./link
            ./src
            ./src/a
            ./x.log
            hello
            a
            src/a
            """);
  }

  @Test
  void namesFilesThatAreNoLongerAsTheTreeHasThem() {
    // Given: times tell nothing, new files do not count
    assertThat(done(trees.modified(run, base, files))).isEmpty();
    inFiles(
        "touch -r src/a time; printf 'b\\n' > src/a; touch -r time src/a; rm README.md link"
            + " && ln -s elsewhere link && touch kept.log && mkdir new && echo x > new/x");

    // When // Then
    assertThat(done(trees.modified(run, base, files)))
        .containsExactly("README.md", "link", "src/a");
  }

  @Test
  void namesWhatLiesThereBesideTheTree() {
    // Given
    inFiles("mkdir -p new/deep && echo x > new/deep/x && echo x > y && echo x > x.log && mkdir e");

    // When // Then
    assertThat(done(trees.untracked(run, base, files))).containsExactlyInAnyOrder("new/", "y");
  }

  @Test
  void tellsWhatIsIgnoredUnlessTheTreeHasIt() {
    // Given
    done(trees.untracked(run, base, files));

    // When // Then
    assertThat(done(trees.ignored(run, files, List.of("x.log", "kept.log", "src/a", "build/z"))))
        .containsExactlyInAnyOrder("x.log", "build/z");
    assertThat(done(trees.ignored(run, files, List.of("src/a")))).isEmpty();
    assertThat(done(trees.ignored(run, files, List.of()))).isEmpty();
  }

  @Test
  void recordsEveryChangeOfContentWhateverTheTimesSay() {
    // Given: what git saw before would tell it that nothing changed
    Snapshot first = snapshot(Untouched.NONE);
    inFiles("touch -r src/a time; printf 'b\\n' > src/a; touch -r time src/a; rm time");

    // When
    Snapshot second = snapshot(Untouched.NONE);

    // Then
    assertThat(first.tree().hex()).isEqualTo(fixture.inClone("git rev-parse HEAD:").strip());
    assertThat(fixture.shell("git --git-dir=run.git show " + second.tree() + ":src/a"))
        .isEqualTo("b\n");
  }

  @Test
  void keepsFilesOfTheBaseThatAreIgnoredAndLeavesPartsAlone() {
    // Given
    inFiles("echo new > kept.log; echo x > x.log; echo x > .kodo; echo x > .aider1; rm src/a");

    // When
    Snapshot snapshot = snapshot(new Untouched(List.of("src", ".kodo"), List.of(".aider")));

    // Then
    assertThat(
            fixture.shell("git --git-dir=run.git diff --name-only " + base + " " + snapshot.tree()))
        .isEqualTo("kept.log\n");
  }

  @Test
  void namesNestedRepositoriesAndPassesOverPipes() {
    // Given
    inFiles(
        "git init -q src/nested && echo x > src/nested/x && mkdir d && mkfifo d/pipe; echo x > y");

    // When
    Snapshot snapshot = snapshot(Untouched.NONE);

    // Then
    assertThat(snapshot.nested()).containsExactly("src/nested");
    assertThat(fixture.shell("git --git-dir=run.git ls-tree -r --name-only " + snapshot.tree()))
        .contains("y\n", "src/a\n")
        .doesNotContain("nested", "pipe");
  }

  @Test
  void readsWhereLinksPointTo() {
    // Given
    inFiles("ln -s /etc/passwd out; ln -s 'a b\nc' odd; echo x > file");
    Snapshot snapshot = snapshot(Untouched.NONE);

    // When // Then
    assertThat(done(new TreeLinks(fixture.git).of(run, snapshot.tree())))
        .isEqualTo(Map.of("link", "src/a", "out", "/etc/passwd", "odd", "a b\nc"));
  }

  private Snapshot snapshot(Untouched untouched) {
    return done(new TreeWriter(fixture.git).snapshot(run, base, files, untouched));
  }

  private String inFiles(String script) {
    return fixture.shell("cd files && { " + script + "; }");
  }
}
