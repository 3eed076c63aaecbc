package io.operationscenter.execution.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TouchedFilesTest {

  @TempDir Path workspace;

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(workspace.resolve("src/deep"));
    Files.createDirectories(workspace.resolve(".git"));
    Files.writeString(workspace.resolve("src/deep/a.py"), "a");
    Files.writeString(workspace.resolve("b.py"), "b");
  }

  @Test
  void seesNothingWhereNothingHappened() throws IOException {
    // When
    TouchedFiles touched = since();

    // Then
    assertThat(touched.any()).isFalse();
  }

  @Test
  void seesAChangeThatHidesItsTime() throws IOException {
    // Given
    Path file = workspace.resolve("src/deep/a.py");
    FileTime before = Files.getLastModifiedTime(file);
    TouchedFiles touched = since();

    // When
    Files.writeString(file, "b");
    Files.setLastModifiedTime(file, before);

    // Then
    assertThat(touched.any()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.py", "src/deep/a.py"})
  void seesThatAFileIsGone(String name) throws IOException {
    // Given
    TouchedFiles touched = since();

    // When
    Files.delete(workspace.resolve(name));

    // Then
    assertThat(touched.any()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {".git/index", ".kodo_goal.md", ".aider.chat.history.md"})
  void doesNotCountWhatAgentsKeepForThemselves(String name) throws IOException {
    // Given
    TouchedFiles touched = since();

    // When
    Files.writeString(workspace.resolve(name), "x");

    // Then
    assertThat(touched.any()).isFalse();
  }

  /** The kernel's clock moves in steps: waits until it has left the one of the files above. */
  private TouchedFiles since() throws IOException {
    FileTime written =
        (FileTime)
            Files.getAttribute(workspace.resolve("b.py"), "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    Path later = workspace.resolve(".aider.later");
    Awaitility.await()
        .until(
            () -> {
              Files.writeString(later, "x");
              return Files.getLastModifiedTime(later).compareTo(written) > 0;
            });
    TouchedFiles touched = TouchedFiles.sinceNow(workspace);
    FileTime from = Files.getLastModifiedTime(later);
    Awaitility.await()
        .until(
            () -> {
              Files.writeString(later, "y");
              return Files.getLastModifiedTime(later).compareTo(from) > 0;
            });
    return touched;
  }
}
