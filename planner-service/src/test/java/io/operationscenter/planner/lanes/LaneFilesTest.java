package io.operationscenter.planner.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.lanes.LaneStatus;
import io.operationscenter.kit.testing.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that onlookers read (spec 06 §15, 07 §6). */
class LaneFilesTest {

  @TempDir private Path folder;
  private final HandClock clock = new HandClock();

  @Test
  void writesTheStatusInTheFormOfTheSpecification() throws IOException {
    // Given
    LaneStatus status =
        new LaneStatus(
            "goal",
            false,
            7,
            "active",
            "goal-slot0-cycle-7",
            "task_claimed",
            "card-1",
            "goal",
            List.of("card-2"),
            null,
            clock.instant(),
            Map.of("follow_up_tasks_created", 1L, "blocked_tasks_triaged", 0L),
            "not for the file");

    // When
    new LaneFiles(folder.resolve("new/logs"), clock)
        .status(status, ContractCodec.withRandomIds(clock));

    // Then
    JsonNode file = read("new/logs/goal.status.json");
    assertThat(file.path("role").asText()).isEqualTo("goal");
    assertThat(file.path("cycle").asLong()).isEqualTo(7);
    assertThat(file.path("task_id").asText()).isEqualTo("card-1");
    assertThat(file.path("counters").path("follow_up_tasks_created").asLong()).isEqualTo(1);
    assertThat(file.has("enabled")).isFalse();
    assertThat(file.has("message")).isFalse();
  }

  @Test
  void replacesTheHeartbeatAndLeavesNothingElse() throws IOException {
    // Given
    LaneFiles files = new LaneFiles(folder, clock);
    files.heartbeat("goal", 1, "idle");
    clock.pass(Duration.ofSeconds(30));

    // When
    files.heartbeat("goal", 2, "active");

    // Then
    JsonNode file = read("heartbeat_goal.json");
    assertThat(file.path("cycle").asLong()).isEqualTo(2);
    assertThat(file.path("status").asText()).isEqualTo("active");
    assertThat(file.path("ts").asText()).isEqualTo("2026-03-01T12:00:30Z");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(folder.resolve("heartbeat_goal.json"));
    }
  }

  private JsonNode read(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(name).toFile());
  }
}
