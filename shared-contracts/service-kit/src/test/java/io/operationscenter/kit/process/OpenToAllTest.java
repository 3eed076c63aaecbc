package io.operationscenter.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenToAllTest {

  @TempDir private Path folder;

  @BeforeEach
  void open() throws IOException {
    allow(folder, "rwxr-xr-x");
  }

  @ParameterizedTest
  @CsvSource({
    "rwxr-xr-x, rwxr-xr-x, true",
    "rwx--x--x, rwx--x--x, true",
    "rwxr-xr-x, rwxr-xr--, false",
    "rwxr-xr-x, rwxr--r-x, false",
    "rwxr-xr-x, rw-r-xr-x, false",
    "rwxr-x---, rwxr-xr-x, false",
    "rwx------, rwxr-xr-x, false"
  })
  void everyClassOfUsersMustBeAllowed(String inFolder, String onFile, boolean expected)
      throws IOException {
    // Given
    Path file = program(inFolder, onFile);

    // When // Then
    assertThat(OpenToAll.mayExecute(file)).isEqualTo(expected);
  }

  @Test
  void aLinkIsAsOpenAsWhereItPointsTo() throws IOException {
    // Given
    Path open = Files.createSymbolicLink(folder.resolve("open"), program("rwxr-xr-x", "rwxr-xr-x"));
    Path closed =
        Files.createSymbolicLink(
            folder.resolve("closed"), Files.createFile(folder.resolve("no-program")));

    // When // Then
    assertThat(OpenToAll.mayExecute(open)).isTrue();
    assertThat(OpenToAll.mayExecute(closed)).isFalse();
  }

  @Test
  void aLinkInAClosedFolderIsClosed() throws IOException {
    // Given
    Path program = program("rwxr-xr-x", "rwxr-xr-x");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path link = Files.createSymbolicLink(closed.resolve("link"), program);
    allow(closed, "rwx------");

    // When // Then
    assertThat(OpenToAll.mayExecute(link)).isFalse();
  }

  @Test
  void whatIsNotThereIsNotOpen() {
    assertThat(OpenToAll.mayExecute(folder.resolve("nothing"))).isFalse();
  }

  private Path program(String inFolder, String onFile) throws IOException {
    Path parent = Files.createDirectory(folder.resolve("bin"));
    Path file = Files.createFile(parent.resolve("program"));
    allow(file, onFile);
    allow(parent, inFolder);
    return file;
  }

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
