package io.operationscenter.planner.board.plane;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The adapter against a stub: the clock stands, waits are noted instead of waited. */
final class BoardUnderTest implements AutoCloseable {

  static final String PROJECT = "11111111-1111-4111-8111-111111111111";
  static final String TOKEN = "plane_api_0123456789abcdef0123456789abcdef";
  static final Instant NOW = Instant.parse("2026-04-27T12:00:00Z");

  private final HttpClient client = HttpTransport.client();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final PlaneAddress address;
  private final PlaneCalls calls;
  private final PlaneBoard board;

  BoardUnderTest(String url, int pageSize) {
    this(url, pageSize, HttpTransport.Bounds.USUAL, NOW);
  }

  BoardUnderTest(String url, int pageSize, HttpTransport.Bounds bounds, Instant now) {
    address = new PlaneAddress(url, "ops", PROJECT);
    RequestLimiter unlimited =
        new RequestLimiter(new SlidingWindow(Integer.MAX_VALUE, 0), System::nanoTime);
    calls =
        new PlaneCalls(
            new HttpTransport(client, address, () -> TOKEN, bounds), unlimited, waits::add);
    board = new PlaneBoard(calls, address, pageSize, Clock.fixed(now, ZoneOffset.UTC));
  }

  PlaneBoard board() {
    return board;
  }

  PlaneAddress address() {
    return address;
  }

  List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
