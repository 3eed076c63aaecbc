package io.operationscenter.planner.routing.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.planner.routing.switchboard.StandInSwitchBoard.Received;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long connections are kept (spec 02 §1). */
class LineTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final AtomicLong time = new AtomicLong();

  @Test
  void aConnectionInUseIsKeptAndAnIdleOneIsGivenUpBeforeSwitchBoardClosesIt()
      throws IOException, TransportFailure {
    // Given
    try (StandInSwitchBoard board = StandInSwitchBoard.start(Duration.ofMinutes(5));
        Line line = new Line(LIMIT, time::get)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(board.url() + "/health")).GET().build();

      // When
      line.exchange(request, LIMIT);
      time.addAndGet(TimeUnit.SECONDS.toNanos(3));
      line.exchange(request, LIMIT);
      time.addAndGet(TimeUnit.SECONDS.toNanos(5));
      line.exchange(request, LIMIT);

      // Then
      assertThat(board.received()).extracting(Received::connection).containsExactly(1, 1, 2);
    }
  }
}
