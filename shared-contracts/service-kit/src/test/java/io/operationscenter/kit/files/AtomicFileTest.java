package io.operationscenter.kit.files;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path directory;

  @Test
  void replacesTheWholeContent() throws IOException {
    // Given
    Path target = directory.resolve("status.json");
    Files.writeString(target, "a much longer content from before");

    // When
    AtomicFile.write(target, FileAccess.READABLE, "new");

    // Then
    assertThat(target).hasContent("new");
    assertThat(filesIn(directory)).containsExactly("status.json");
  }

  @Test
  void givesTheFileTheWantedPermissionsWhateverTheOldOneHad() throws IOException {
    // Given
    Path target = directory.resolve("token");
    Files.writeString(target, "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw-rw-"));

    // When
    AtomicFile.write(target, FileAccess.OWNER_ONLY, "secret");

    // Then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-------");
  }

  @Test
  void keepsTheOldContentAndSaysSoWhenItsThreadIsInterrupted() throws IOException {
    // Given
    Path target = directory.resolve("status.json");
    Files.writeString(target, "old");
    Thread.currentThread().interrupt();

    // When // Then
    assertThatThrownBy(() -> AtomicFile.write(target, FileAccess.READABLE, "new"))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + target + ": its thread was interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(target).hasContent("old");
    assertThat(filesIn(directory)).containsExactly("status.json");
  }

  @Test
  void keepsTheOldContentAndNoTemporaryFileWhenTheWriterFails() throws IOException {
    // Given
    Path target = directory.resolve("status.json");
    Files.writeString(target, "old");

    // When // Then
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    FileAccess.READABLE,
                    out -> {
                      out.write("half".getBytes(StandardCharsets.UTF_8));
                      throw new IOException("source went away");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + target + ": source went away");
    assertThat(target).hasContent("old");
    assertThat(filesIn(directory)).containsExactly("status.json");
  }

  @Test
  void saysThatTheDiskIsFullAndLeavesTheOldContent() throws Exception {
    // Given
    Path small = Files.createDirectory(directory.resolve("small"));
    assumeAloud(
        mountTmpfs(small), "needs to be allowed to mount a tmpfs of 64 KiB, to have a full disk");
    try {
      Path target = small.resolve("status.json");
      AtomicFile.write(target, FileAccess.READABLE, "old");

      // When // Then
      assertThatThrownBy(() -> AtomicFile.write(target, FileAccess.READABLE, new byte[1 << 20]))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot write " + target)
          .hasMessageContaining("No space left on device");
      assertThat(target).hasContent("old");
      assertThat(filesIn(small)).containsExactly("status.json");
    } finally {
      exitCode("umount", small.toString());
    }
  }

  @Test
  void namesAMissingDirectory() {
    // Given
    Path target = directory.resolve("absent/status.json");

    // When // Then
    assertThatThrownBy(() -> AtomicFile.write(target, FileAccess.READABLE, "x"))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + target + ": its directory does not exist");
  }

  @Test
  void refusesADirectoryAsTarget() throws IOException {
    // Given
    Path target = Files.createDirectory(directory.resolve("folder"));

    // When // Then
    assertThatThrownBy(() -> AtomicFile.write(target, FileAccess.READABLE, "x"))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + target + ": it is a directory");
    assertThat(filesIn(directory)).containsExactly("folder");
  }

  @Test
  void replacesASymbolicLinkInsteadOfWritingThroughIt() throws IOException {
    // Given
    Path victim = directory.resolve("victim");
    Files.writeString(victim, "untouched");
    Path target = directory.resolve("link");
    Files.createSymbolicLink(target, victim);

    // When
    AtomicFile.write(target, FileAccess.READABLE, "new");

    // Then
    assertThat(victim).hasContent("untouched");
    assertThat(Files.isSymbolicLink(target)).isFalse();
    assertThat(target).hasContent("new");
  }

  @Test
  void leavesOneWholeContentOfManyConcurrentWriters() throws Exception {
    // Given
    Path target = directory.resolve("shared");
    List<String> contents = new ArrayList<>();
    for (int writer = 0; writer < 16; writer++) {
      contents.add(Character.toString('a' + writer).repeat(100_000));
    }

    // When
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (String content : contents) {
        writers.add(
            executor.submit(
                () -> {
                  AtomicFile.write(target, FileAccess.READABLE, content);
                  return null;
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }

    // Then
    assertThat(contents).contains(Files.readString(target));
    assertThat(filesIn(directory)).containsExactly("shared");
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static boolean mountTmpfs(Path mountPoint) throws Exception {
    return exitCode("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mountPoint.toString()) == 0;
  }

  private static int exitCode(String... argv) throws Exception {
    return new ProcessBuilder(argv)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
