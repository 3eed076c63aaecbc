package io.operationscenter.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRootLockTest {

  @TempDir private Path folder;
  private DataRoot root;

  @BeforeEach
  void prepare() {
    root = new DataRoot(folder);
    root.prepareFor(Service.PLANNER);
  }

  @Test
  void refusesASecondHolderAndNamesTheFirst() {
    try (DataRootLock _ = DataRootLock.take(root, Service.PLANNER)) {
      assertThatThrownBy(() -> DataRootLock.take(root, Service.PLANNER))
          .isInstanceOfSatisfying(
              StartRefused.class,
              refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED))
          .hasMessageContainingAll(
              "planner", folder.toString(), "process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void isFreeAgainWhenTheHolderHasGone() {
    DataRootLock.take(root, Service.PLANNER).close();

    try (DataRootLock again = DataRootLock.take(root, Service.PLANNER)) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  void doesNotStandInTheWayOfAnotherService() {
    root.prepareFor(Service.REVIEW);
    try (DataRootLock _ = DataRootLock.take(root, Service.PLANNER);
        DataRootLock other = DataRootLock.take(root, Service.REVIEW)) {
      assertThat(other).isNotNull();
    }
  }

  /** Process 1 always lives and is never ours; the other number is above any pid. */
  @ParameterizedTest
  @ValueSource(strings = {"pid=1\nstarted=long ago\n", "pid=999999999\n", "", "no properties \\u"})
  void whatIsLeftInTheFileIsNoObstacle(String left) throws IOException {
    Path file = root.folderOf(Service.PLANNER).resolve("service.lock");
    Files.writeString(file, left);

    try (DataRootLock _ = DataRootLock.take(root, Service.PLANNER)) {
      assertThat(file).content().contains("pid=" + ProcessHandle.current().pid());
    }
  }
}
