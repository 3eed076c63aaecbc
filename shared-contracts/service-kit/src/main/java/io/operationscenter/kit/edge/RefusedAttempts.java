package io.operationscenter.kit.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Counts every wrong credential and logs who tried, but never more than a few lines a minute. */
@Singleton
final class RefusedAttempts {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int LINES_PER_WINDOW = 10;

  private final Counter counter;
  private final BoundedRate lines;

  RefusedAttempts(MeterRegistry registry, Clock clock) {
    this.counter =
        Counter.builder("opscenter.edge.refused")
            .description("Requests with a credential that is none")
            .register(registry);
    this.lines = new BoundedRate(clock, WINDOW, LINES_PER_WINDOW);
  }

  void note(RoutingContext request) {
    counter.increment();
    lines
        .pass()
        .ifPresent(
            silent ->
                Log.warnf(
                    "A wrong credential came from %s for %s %s; %d earlier ones were not logged",
                    request.request().remoteAddress().hostAddress(),
                    request.request().method(),
                    request.normalizedPath(),
                    silent));
  }
}
