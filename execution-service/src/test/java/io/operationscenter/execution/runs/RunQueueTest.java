package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;

/** How many run at once. */
class RunQueueTest {

  @OnBothDatabases
  void runsNoMoreAtOnceThanConfigured(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given: admitted while there was room for all
      Service service = bench.service();
      for (int i = 0; i < 6; i++) {
        service.run("t" + i, Commands.of("task" + i));
      }
      bench.settings.configure(c -> c.put("max_concurrent_kodo", 2));

      // When
      service.serving();
      for (int i = 0; i < 6; i++) {
        bench.ended("t" + i);
      }

      // Then
      assertThat(bench.agent.mostAlive.get()).isBetween(1, 2);
    }
  }
}
