package io.operationscenter.deploy.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.deploy.golden.Machine.Part;
import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.kit.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two planners and two executions on one PostgreSQL; one of each dies in the middle of the work.
 */
class TwoOfEachIT {

  private static final int CARDS = 50;
  private static final int SERVED = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  @TempDir Path temporary;

  @Test
  void everyCardIsDoneOnceWhenOneOfEachDies() throws Exception {
    // Given
    SampleRepository.openToAll(temporary);
    SampleRepository repository = SampleRepository.in(temporary);
    StoreSettings stores = PostgresServer.shared().freshDatabase("planner");
    List<Machine> machines = Machine.two(temporary, repository, stores);
    try (Machine first = machines.getFirst();
        Machine second = machines.getLast()) {
      first.start(Part.BOARD);
      first.start(Part.EXECUTION);
      first.start(Part.PLANNER);
      second.copySecretsOf(first);
      second.start(Part.EXECUTION);
      second.start(Part.PLANNER);
      Books books = new Books(first.root(), stores);
      Map<Integer, String> cards = new LinkedHashMap<>();
      for (int number = 1; number <= CARDS; number++) {
        cards.put(number, first.board().fileCard(number));
      }
      await("each has served")
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(books.ticketsByOwner()).hasSize(2);
                assertThat(books.ticketsByOwner().values())
                    .allSatisfy(served -> assertThat(served).isGreaterThanOrEqualTo(SERVED));
                for (Machine machine : machines) {
                  assertThat(machine.claimed()).isGreaterThanOrEqualTo(SERVED);
                }
              });

      // When
      second.kill(Part.EXECUTION);
      first.kill(Part.PLANNER);

      // Then
      for (Map.Entry<Integer, String> card : cards.entrySet()) {
        await("card " + card.getKey() + " is pushed")
            .atMost(PATIENCE)
            .until(() -> first.board().stateOf(card.getValue()).equals("Review"));
        List<String> branches = repository.branches(card.getValue());
        assertThat(branches).hasSize(1);
        assertThat(repository.answer(branches.getFirst(), card.getKey())).isEqualTo("right");
        assertThat(repository.commits(branches.getFirst())).isEqualTo(1);
        assertThat(first.board().comments(card.getValue())).doesNotHaveDuplicates();
      }
      await("nothing is open")
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(books.complaints()).isEmpty());
      assertThat(repository.overlaps()).isEmpty();
      await("no workspace is left")
          .atMost(PATIENCE)
          .until(() -> isEmpty(first.root().resolve("execution/workspaces")));
      assertThat(first.orphans()).isEmpty();
    }
  }

  private static boolean isEmpty(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
