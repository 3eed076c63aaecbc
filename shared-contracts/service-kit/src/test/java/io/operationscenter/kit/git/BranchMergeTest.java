package io.operationscenter.kit.git;

import static io.operationscenter.kit.git.GitFixture.done;
import static io.operationscenter.kit.git.GitFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.git.BranchMerge.Merged;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchMergeTest {

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
  void bringsBothSidesTogether() {
    // Given
    ObjectId ours = branch("ours", "echo ours > 'of us.txt'");
    ObjectId theirs = branch("theirs", "echo theirs > theirs.txt");
    Repository mirror = fixture.mirror();

    // When
    Merged merged = done(new BranchMerge(fixture.git).merge(mirror, ours, theirs));

    // Then
    assertThat(merged.conflicted()).isEmpty();
    assertThat(fixture.shell("git --git-dir=mirror.git ls-tree --name-only " + merged.tree()))
        .isEqualTo("README.md\nof us.txt\ntheirs.txt\n");
    assertThat(fixture.shell("git --git-dir=mirror.git for-each-ref refs/heads")).isEmpty();
  }

  @Test
  void namesWhatSomebodyMustDecide() {
    // Given
    ObjectId ours = branch("ours", "echo ours > README.md; echo 1 > 'z ü.txt'");
    ObjectId theirs = branch("theirs", "echo theirs > README.md; echo 2 > 'z ü.txt'; echo x > new");
    Repository mirror = fixture.mirror();

    // When
    Merged merged = done(new BranchMerge(fixture.git).merge(mirror, ours, theirs));

    // Then
    assertThat(merged.conflicted()).containsExactly("README.md", "z ü.txt");
    assertThat(fixture.shell("git --git-dir=mirror.git show " + merged.tree() + ":README.md"))
        .containsSubsequence("<<<<<<<", "ours", "=======", "theirs", ">>>>>>>");
  }

  @Test
  void doesNotMergeWhatHasNothingInCommon() {
    // Given
    ObjectId ours = fixture.head();
    fixture.inClone("git checkout -q --orphan other");
    ObjectId theirs = branch("other", "echo x > x");

    // When
    GitFailure failure =
        failure(new BranchMerge(fixture.git).merge(fixture.mirror(), ours, theirs));

    // Then
    assertThat(failure.excerpt()).contains("unrelated histories");
  }

  private ObjectId branch(String name, String script) {
    String start = name.equals("other") ? "true" : "git checkout -q -B " + name + " origin/main";
    fixture.inClone(
        "git fetch -q && "
            + start
            + " && { "
            + script
            + "; } && git add -A && git commit -qm x && git push -q origin HEAD:refs/heads/"
            + name);
    return fixture.head();
  }
}
