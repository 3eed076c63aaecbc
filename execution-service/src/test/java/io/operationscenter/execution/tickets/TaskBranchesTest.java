package io.operationscenter.execution.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.execution.ExecutionSchema;
import io.operationscenter.kit.git.RefName;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskBranchesTest {

  @ParameterizedTest
  @CsvSource({
    "T-1,Fix the bug!,auto/T-1-fix-the-bug",
    "7f3c,'',auto/7f3c",
    "a/../b,..,auto/a-b",
    "x.lock,Ünïcode ✓,auto/x-lock-n-code",
  })
  void namesBranchesAfterTaskAndTitle(String task, String title, String branch) {
    assertThat(TaskBranches.name(task, title)).isEqualTo(branch);
  }

  @ParameterizedTest
  @CsvSource({
    "Rotate ghp_0123456789abcdefghijABCDEFGHIJ now,auto/t-rotate-now",
    "ghp_0123456789abcdefghijABCDEFGHIJ,auto/t",
    "Clone https://bot:hunter2@example.org/x,auto/t-clone-https-example-org-x",
    "Use AKIAABCDEFGHIJKLMNOP and go,auto/t-use-and-go",
  })
  void leavesOutOfTheNameWhatLooksLikeASecret(String title, String branch) {
    assertThat(TaskBranches.name("t", title)).isEqualTo(branch);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--upload-pack=x", "refs/heads/../../x", "a b\nc", "@{-1}", "~^:?*["})
  void makesARefOfAnyText(String hostile) {
    String name = TaskBranches.name(hostile, hostile.repeat(30));

    assertThat(name).startsWith("auto/").hasSizeLessThanOrEqualTo(100);
    assertThat(RefName.branch(name).toString()).contains(name);
  }

  @OnBothDatabases
  void keepsTheFirstNameOfATask(StoreFixture fixture) {
    // Given
    Store store = fixture.open(ExecutionSchema.all());
    store.write(tx -> TaskBranches.fix(tx, "t", "r", "auto/t-first", Instant.EPOCH));

    // When
    String asked = store.read(tx -> TaskBranches.of(tx, "t", "r", "second"));
    String fixed =
        store.write(tx -> TaskBranches.fix(tx, "t", "r", "auto/t-second", Instant.EPOCH));

    // Then
    assertThat(asked).isEqualTo("auto/t-first");
    assertThat(fixed).isEqualTo("auto/t-first");
  }

  @OnBothDatabases
  void tellsTasksApartWhoseNamesFallTogether(StoreFixture fixture) {
    // Given
    Store store = fixture.open(ExecutionSchema.all());
    String first = store.read(tx -> TaskBranches.of(tx, "a.b", "r", "x"));
    store.write(tx -> TaskBranches.fix(tx, "a.b", "r", first, Instant.EPOCH));

    // When
    String second = store.read(tx -> TaskBranches.of(tx, "a/b", "r", "x"));

    // Then
    assertThat(second).startsWith(first).isNotEqualTo(first);
  }
}
