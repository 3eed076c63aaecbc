package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.execution.workspaces.Workspace;
import io.operationscenter.execution.workspaces.WorkspaceOrder;
import io.operationscenter.kit.git.ObjectId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindConflictMarkersTest {

  private static final ObjectId BASE = ScriptedWorkspaces.id("base");
  private static final ObjectId TASK = ScriptedWorkspaces.id("task");

  private static Workspace merged(String... conflicted) {
    return new Workspace(
        new WorkspaceOrder(null, null, new StopSignal()),
        Path.of("/nowhere"),
        BASE,
        Optional.of(TASK),
        ScriptedWorkspaces.id("start"),
        List.of(conflicted),
        new Workspace.Bootstrap("", List.of()),
        List.of());
  }

  private static String adding(String file, String line) {
    return "diff --git a/%1$s b/%1$s\n--- a/%1$s\n+++ b/%1$s\n@@ -1 +1 @@\n+%2$s\n"
        .formatted(file, line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<<<<<<< mine", ">>>>>>> theirs", "||||||| base"})
  void findsAnyMarkerInAFileThatConflicted(String marker) {
    assertThat(FindConflictMarkers.in(adding("src/a", marker), merged("src/a")))
        .containsExactly("src/a");
  }

  @Test
  void findsLabelsOfOurMergeWhereverTheyWereMoved() {
    // Given
    String patch = adding("b", "<<<<<<< " + TASK) + adding("a", ">>>>>>> " + BASE);

    // When // Then
    assertThat(FindConflictMarkers.in(patch, merged("src/a"))).containsExactly("a", "b");
  }

  @Test
  void leavesMarkersOfOtherFilesAlone() {
    assertThat(FindConflictMarkers.in(adding("docs/git.md", "<<<<<<< HEAD"), merged("src/a")))
        .isEmpty();
  }

  @Test
  void leavesHeadingsAndRulersAlone() {
    assertThat(FindConflictMarkers.in(adding("src/a", "======="), merged("src/a"))).isEmpty();
  }

  @Test
  void looksForNothingWhereNothingConflicted() {
    assertThat(FindConflictMarkers.in(adding("src/a", "<<<<<<< HEAD"), merged())).isEmpty();
  }
}
