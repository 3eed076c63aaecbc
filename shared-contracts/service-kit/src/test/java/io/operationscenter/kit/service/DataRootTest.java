package io.operationscenter.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataRootTest {

  @TempDir private Path folder;

  @Test
  void createsWhatIsMissing() throws IOException {
    DataRoot root = new DataRoot(folder.resolve("a/b"));

    root.prepareFor(Service.REVIEW);

    assertThat(root.folderOf(Service.REVIEW)).isEmptyDirectory();
    for (Path folder : List.of(root.secrets(), root.folderOf(Service.REVIEW))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .as(folder.toString())
          .isEqualTo("rwx------");
    }
  }

  @Test
  void isContentWithWhatIsThere() throws IOException {
    DataRoot root = new DataRoot(folder);
    root.prepareFor(Service.REVIEW);
    Files.writeString(root.folderOf(Service.REVIEW).resolve("kept"), "x");

    root.prepareFor(Service.REVIEW);

    assertThat(root.folderOf(Service.REVIEW).resolve("kept")).hasContent("x");
  }

  @Test
  void namesTheFileThatStandsInTheWay() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> new DataRoot(file).prepareFor(Service.PLANNER))
        .isInstanceOf(StartRefused.class)
        .hasMessageContainingAll(file.toString(), "is a file", DataRoot.VARIABLE);
  }

  @Test
  void saysWhenNoFilesCanBeMade() {
    Path nowhere = Path.of("/proc/operations-center");

    assertThatThrownBy(() -> new DataRoot(nowhere).prepareFor(Service.PLANNER))
        .isInstanceOf(StartRefused.class)
        .hasMessageContainingAll(nowhere.toString(), "no files can be made");
  }
}
