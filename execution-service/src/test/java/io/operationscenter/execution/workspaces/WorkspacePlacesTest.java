package io.operationscenter.execution.workspaces;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.execution.programs.RunUser;
import io.operationscenter.kit.process.ProcessRunner;
import io.operationscenter.kit.process.RunIdentity;
import io.operationscenter.kit.service.DataRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacePlacesTest {

  @TempDir Path directory;

  @Test
  void liesElsewhereWhenAgentsCannotReachTheDataRoot() throws Exception {
    try (ProcessRunner runner = new ProcessRunner(Map.of(), () -> "m", System::nanoTime)) {
      RunUser user = RunUser.of(new RunIdentity(61_109, 61_109), runner.ownUid());
      assumeAloud(user.differs(), "not uid 0: agents reach what we reach");
      // Given
      Path root = directory.resolve("root");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));

      // When
      WorkspacePlaces closed = WorkspacePlaces.of(new DataRoot(root), user);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      WorkspacePlaces open = WorkspacePlaces.of(new DataRoot(root), user);

      // Then
      assertThat(closed.files("r-1")).startsWithRaw(Path.of("/var/tmp"));
      assertThat(closed.ours("r-1")).startsWithRaw(root);
      assertThat(open.files("r-1")).isEqualTo(root.resolve("workspaces/oc-task-r-1"));
    }
  }

  @Test
  void takesNobodyElsesFolder() throws Exception {
    // Given
    WorkspacePlaces places = new WorkspacePlaces(directory, directory.resolve("closed"));
    Files.createSymbolicLink(directory.resolve("mirrors"), Path.of("/etc"));

    // When // Then
    assertThatThrownBy(places::create).hasMessageContaining("mirrors is not a folder of this");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "../x", ".home", "a.home", "-x", "a b"})
  void refusesRunIdsThatAreNoNames(String run) {
    // Given
    WorkspacePlaces places = new WorkspacePlaces(directory, directory);

    // When // Then
    assertThatThrownBy(() -> places.files(run)).hasMessageContaining("run id must be");
  }
}
