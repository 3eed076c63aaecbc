package io.operationscenter.deploy.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.deploy.golden.Machine.Part;
import io.operationscenter.kit.testing.SpokenAssumption;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The disk is full on which board, planner and execution keep their state. What the stores answer
 * then is tested where they are; here nothing may be lost or stay open.
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

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor() == 0;
  }

  /** As many bytes as there is room for. */
  private Path fill() throws IOException {
    Path ballast = small.resolve("ballast");
    byte[] some = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(some);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left on device");
      return ballast;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with all the space there is",
        "with all the space there is and without ever ending"
      })
  void anAgentThatFillsTheDiskEndsByItselfAndItsCardNamesTheDisk(String wish) throws Exception {
    // Given
    SampleRepository sample = SampleRepository.in(temporary);
    try (Machine machine = Machine.in(temporary.resolve("machine"), sample, null)) {
      for (Part part : Part.values()) {
        machine.start(part);
      }
      Books books = new Books(machine.root(), null);

      // When
      String card = machine.board().fileCard(1, "repo: sample", wish);
      await("the disk is full").atMost(PATIENCE).until(sample::diskFilled);

      // Then
      await("the card has an end")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(machine.board().stateOf(card)).isEqualTo("Blocked"));
      assertThat(books.tickets(card)).containsExactly("failed");
      assertThat(machine.board().comments(card))
          .doesNotHaveDuplicates()
          .anyMatch(comment -> comment.contains("disk_space_critical"));
      assertThat(sample.branches(card)).isEmpty();
      await("nothing is open")
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(books.complaints()).isEmpty());
      assertThat(machine.orphans()).isEmpty();
      String next = machine.board().fileCard(2);
      await("the next card is served")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(machine.board().stateOf(next)).isEqualTo("Review"));
    }
  }

  @Test
  void whatWaitsForSpaceIsNotReadyAndIsWorkedOnAsSoonAsThereIsSomeAgain() throws Exception {
    // Given
    SampleRepository sample = SampleRepository.in(temporary);
    try (Machine machine = Machine.in(temporary.resolve("machine"), sample, null)) {
      for (Part part : Part.values()) {
        machine.start(part);
      }
      Books books = new Books(machine.root(), null);
      Files.createFile(sample.hold());
      String card = machine.board().fileCard(1);
      await("the agent works").atMost(PATIENCE).until(() -> sample.starts(1) == 1);
      List<Part> all = List.of(Part.values());
      assertThat(all).allSatisfy(part -> assertThat(machine.ready(part)).contains("\"UP\""));

      // When: somebody else fills the disk
      Path ballast = fill();
      assertThat(all)
          .allSatisfy(
              part ->
                  assertThat(machine.ready(part))
                      .contains("\"DOWN\"", "has no space to grow", "50 MiB are needed"));
      Files.delete(sample.hold());
      await("execution notices")
          .atMost(PATIENCE)
          .until(
              () ->
                  Files.readString(machine.log(Part.EXECUTION))
                      .matches("(?s).*(has no space left|disk_space_critical).*"));
      Files.delete(ballast);

      // Then
      await("the card has an end")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(machine.board().stateOf(card)).isIn("Blocked", "Review"));
      await("nothing is open")
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(books.complaints()).isEmpty());
      assertThat(machine.board().comments(card)).doesNotHaveDuplicates();
      assertThat(machine.orphans()).isEmpty();
      assertThat(all).allSatisfy(part -> assertThat(machine.ready(part)).contains("\"UP\""));
    }
  }
}
