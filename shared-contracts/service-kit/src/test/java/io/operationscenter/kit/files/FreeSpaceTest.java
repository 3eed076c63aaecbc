package io.operationscenter.kit.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.testing.LoggedLines;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeSpaceTest {

  @TempDir Path directory;

  private static FreeSpace of(long mib) {
    return new FreeSpace(_ -> mib << 20);
  }

  @Test
  void isShortBelowTheLeastAndSaysWhereAndHowMuch() {
    assertThat(of(FreeSpace.LEAST_MIB - 1).shortage(directory))
        .contains(
            "49 MiB are free at %s, at least 50 MiB are needed: remove something from that disk"
                .formatted(directory));
    assertThat(of(FreeSpace.LEAST_MIB).shortage(directory)).isEmpty();
  }

  @Test
  void hasTheNameOfTheSpecificationWhereSomethingIsToBeWritten() {
    assertThat(of(0).critical(directory).orElseThrow())
        .startsWith("disk_space_critical: 0 MiB are free at ");
    assertThat(of(FreeSpace.LEAST_MIB).critical(directory)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"49,0", "50,1", "199,1", "200,0"})
  void warnsWhileLittleIsLeft(long mib, int warnings) {
    try (LoggedLines said = LoggedLines.beginningWith("disk_space_low: ")) {
      // When
      of(mib).critical(directory);

      // Then
      assertThat(said.all())
          .filteredOn(line -> line.contains(directory.toString()))
          .hasSize(warnings);
    }
  }

  @Test
  void isNotShortWhereItCannotBeTold() {
    FreeSpace unknown =
        new FreeSpace(
            _ -> {
              throw new IOException("no such device");
            });

    assertThat(unknown.mibAt(directory)).isEmpty();
    assertThat(unknown.shortage(directory)).isEmpty();
    assertThat(unknown.critical(directory)).isEmpty();
  }

  @Test
  void asksTheFileSystemOfThePath() throws IOException {
    long whole = java.nio.file.Files.getFileStore(directory).getTotalSpace() >> 20;

    assertThat(FreeSpace.real().mibAt(directory).orElseThrow()).isBetween(0L, whole);
    assertThat(FreeSpace.real().mibAt(directory.resolve("missing"))).isEmpty();
  }
}
