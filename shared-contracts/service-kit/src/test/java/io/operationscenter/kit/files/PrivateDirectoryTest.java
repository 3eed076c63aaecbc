package io.operationscenter.kit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {

  @TempDir Path directory;

  @Test
  void createsItForTheOwnerOnly() throws IOException {
    // When
    Path created = PrivateDirectory.create(directory.resolve("a/secrets"));

    // Then
    assertThat(modeOf(created)).isEqualTo("rwx------");
  }

  @Test
  void narrowsAnExistingOne() throws IOException {
    // Given
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

    // When
    PrivateDirectory.create(open);

    // Then
    assertThat(modeOf(open)).isEqualTo("rwx------");
  }

  @Test
  void refusesASymbolicLinkInItsPlace() throws IOException {
    // Given
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, directory);

    // When // Then
    assertThatThrownBy(() -> PrivateDirectory.create(link))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot use " + link + ": it is not a directory");
  }

  private static String modeOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
