package io.operationscenter.kit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultPointsTest {

  @TempDir Path folder;

  @Test
  void holdsWhoeverComesFirstToAnArmedPlace() throws Exception {
    // Given
    FaultPoints points = new FaultPoints(Map.of(FaultPoints.FOLDER, folder.toString()));
    Files.createFile(folder.resolve("ticket.pushed.armed"));

    // When
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(() -> points.reached("ticket.pushed"));
    await().until(() -> Files.exists(folder.resolve("ticket.pushed.reached")));
    points.reached("ticket.pushed");
    boolean held = !first.isDone();
    Files.createFile(folder.resolve("ticket.pushed.go"));

    // Then
    assertThat(held).isTrue();
    await().until(first::isDone);
  }

  @Test
  void letsEverybodyPassAPlaceThatIsNotArmed() throws Exception {
    // Given
    FaultPoints points = new FaultPoints(Map.of(FaultPoints.FOLDER, folder.toString()));

    // When
    points.reached("ticket.pushed");
    FaultPoints.none().reached("ticket.pushed");

    // Then
    assertThat(folder).isEmptyDirectory();
  }
}
