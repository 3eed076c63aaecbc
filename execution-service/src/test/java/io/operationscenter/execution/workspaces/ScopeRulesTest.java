package io.operationscenter.execution.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.workspaces.TreeDiff.Unfit;
import io.operationscenter.kit.git.FileChange;
import io.operationscenter.kit.git.FileChange.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeRulesTest {

  private static final ScopeRules RULES = new ScopeRules(3, 10);

  @Test
  void srcAllowsItselfAndWhatLiesBelow() {
    assertThat(RULES.check(request("\"src\"", "null"), diff(0, "src", "src/a")))
        .isEqualTo(new ScopeFinding.Clean());
    assertThat(RULES.check(request("\"src/\"", "null"), diff(0, "src/../x")))
        .isInstanceOf(ScopeFinding.Violation.class);
    assertThat(RULES.check(request("\"src/\"", "null"), diff(0, "srcs/a")))
        .isInstanceOf(ScopeFinding.Violation.class);
  }

  @Test
  void anEmptyListAllowsEverythingInsideTheRepository() {
    assertThat(RULES.check(request("", "null"), diff(0, ".github/x", "a")))
        .isEqualTo(new ScopeFinding.Clean());
    assertThat(RULES.check(request("", "null"), diff(0, "../x", "/etc/x")))
        .isEqualTo(
            new ScopeFinding.Violation(
                List.of("../x", "/etc/x"), "changed outside of the repository: ../x, /etc/x"));
  }

  @Test
  void theNarrowerOfBothFileCapsCounts() {
    assertThat(RULES.check(request("", "2"), diff(0, "a", "b")))
        .isEqualTo(new ScopeFinding.Clean());
    assertThat(RULES.check(request("", "2"), diff(0, "a", "b", "c")))
        .isEqualTo(
            new ScopeFinding.TooWide(
                List.of("a", "b", "c"),
                0,
                "3 files (at most 2) and 0 lines (at most 10) are changed; split the task into smaller ones: a, b, c"));
    assertThat(RULES.check(request("", "9"), diff(0, "a", "b", "c", "d")))
        .isInstanceOf(ScopeFinding.TooWide.class);
  }

  @Test
  void deletedLinesCountLikeAddedOnes() {
    assertThat(RULES.check(request("", "null"), diff(10, "a"))).isEqualTo(new ScopeFinding.Clean());
    assertThat(RULES.check(request("", "null"), diff(11, "a")))
        .isInstanceOf(ScopeFinding.TooWide.class);
  }

  @Test
  void whatMayNotBeCommittedIsAViolationInAnyScope() {
    // Given
    TreeDiff diff =
        new TreeDiff(
            List.of(),
            List.of(),
            0,
            0,
            "",
            "",
            List.of(new Unfit("b", "is odd"), new Unfit("a", "is odd")),
            List.of());

    // When // Then
    assertThat(RULES.check(request("", "null"), diff))
        .isEqualTo(new ScopeFinding.Violation(List.of("a", "b"), "a is odd; b is odd"));
  }

  private static TreeDiff diff(long deleted, String... paths) {
    List<FileChange> changes = new ArrayList<>();
    for (String path : paths) {
      changes.add(new FileChange(Kind.MODIFIED, path, null));
    }
    return new TreeDiff(changes, List.of(), 0, deleted, "");
  }

  private static ExecutionRequest request(String allowed, String most) {
    return ContractCodec.withRandomIds(Clock.systemUTC())
        .read(
            ExecutionRequest.class,
            """
            {"proposal_id": "p", "decision_id": "d", "goal_text": "g", "repo_key": "k",
             "clone_url": "/x", "base_branch": "main", "task_branch": "auto/x",
             "workspace_path": "/w", "allowed_paths": [%s], "max_changed_files": %s}
            """
                .formatted(allowed, most));
  }
}
