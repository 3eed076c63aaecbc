package io.operationscenter.execution.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeStampTest {

  @TempDir Path directory;

  private TreeStamp before;

  @BeforeEach
  void stamp() throws IOException {
    Files.createDirectories(directory.resolve(".git"));
    Files.createDirectories(directory.resolve("src"));
    Files.writeString(directory.resolve("src/a"), "1234");
    Files.setLastModifiedTime(directory.resolve("src/a"), FileTime.fromMillis(1_000_000));
    Files.createSymbolicLink(directory.resolve("link"), Path.of("src"));
    before = TreeStamp.of(directory);
  }

  @Test
  void isTheSameWhereNothingWasWritten() throws IOException {
    // When
    Files.readString(directory.resolve("src/a"));
    Files.writeString(directory.resolve("src/gone"), "");
    Files.delete(directory.resolve("src/gone"));
    Files.writeString(directory.resolve(".git/index"), "of the agent");

    // Then
    assertThat(TreeStamp.of(directory)).isEqualTo(before);
  }

  @Test
  void seesANewFile() throws IOException {
    Files.createFile(directory.resolve("src/b"));
    assertThat(TreeStamp.of(directory)).isNotEqualTo(before);
  }

  @Test
  void seesAnEmptyDirectory() throws IOException {
    Files.createDirectory(directory.resolve("src/b"));
    assertThat(TreeStamp.of(directory)).isNotEqualTo(before);
  }

  @Test
  void seesAFileThatIsGone() throws IOException {
    Files.delete(directory.resolve("src/a"));
    assertThat(TreeStamp.of(directory)).isNotEqualTo(before);
  }

  @Test
  void seesOtherContentOfTheSameLengthAndTime() throws IOException {
    Files.writeString(directory.resolve("src/a"), "4321");
    Files.setLastModifiedTime(directory.resolve("src/a"), FileTime.fromMillis(1_000_000));
    assertThat(TreeStamp.of(directory)).isNotEqualTo(before);
  }

  @Test
  void seesOtherPermissions() throws IOException {
    Files.setPosixFilePermissions(
        directory.resolve("src"), PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(
        directory.resolve("src/a"), PosixFilePermissions.fromString("rwx------"));
    assertThat(TreeStamp.of(directory)).isNotEqualTo(before);
  }

  @Test
  void seesALinkThatWasReplaced() throws IOException {
    Files.delete(directory.resolve("link"));
    Files.createSymbolicLink(directory.resolve("link"), Path.of("etc"));
    assertThat(TreeStamp.of(directory)).isNotEqualTo(before);
  }
}
