package io.operationscenter.deploy.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.deploy.golden.Machine.Part;
import io.operationscenter.kit.testing.SpokenAssumption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent fills the disk on which board, planner and execution keep their state. What the stores
 * answer then is tested where they are; here nothing may be lost or stay open.
 */
class FullDiskIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path temporary;
  private Path small;

  @BeforeEach
  void mount() throws Exception {
    small = Files.createDirectories(temporary.resolve("machine/root"));
    SpokenAssumption.assumeAloud(
        run("mount", "-t", "tmpfs", "-o", "size=192m,mode=755", "none", small.toString()),
        "no small file system can be mounted here: that needs root");
    SampleRepository.openToAll(temporary);
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "--lazy", small.toString());
  }

  /** As a person does it, again and again. */
  private void makeRoom() throws IOException {
    try (Stream<Path> all = Files.walk(small.resolve("workspaces"))) {
      for (Path filler : all.filter(path -> path.endsWith("filler")).toList()) {
        Files.writeString(filler, "room");
      }
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor() == 0;
  }

  @Test
  void whatAnAgentFilledIsWorkedOnAsSoonAsThereIsSpaceAgain() throws Exception {
    // Given
    SampleRepository sample = SampleRepository.in(temporary);
    try (Machine machine = Machine.in(temporary.resolve("machine"), sample, null)) {
      for (Part part : Part.values()) {
        machine.start(part);
      }
      Books books = new Books(machine.root(), null);
      String card = machine.board().fileCard(1, "repo: sample", "with all the space there is");

      // When
      await("the disk is full").atMost(PATIENCE).until(sample::diskFilled);
      await("execution notices")
          .atMost(PATIENCE)
          .until(() -> Files.readString(machine.log(Part.EXECUTION)).contains("has no space left"));

      // Then
      await("the card has an end")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                makeRoom();
                assertThat(machine.board().stateOf(card)).isEqualTo("Blocked");
              });
      assertThat(books.tickets(card))
          .hasSize(2)
          .startsWith("failed (interrupted)")
          .allMatch(end -> end.startsWith("failed"));
      await("nothing is open")
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(books.complaints()).isEmpty());
      assertThat(machine.board().comments(card)).doesNotHaveDuplicates();
      assertThat(machine.orphans()).isEmpty();
      String next = machine.board().fileCard(2);
      await("the next card is served")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(machine.board().stateOf(next)).isEqualTo("Review"));
    }
  }
}
