package io.operationscenter.planner.board.plane;

import io.operationscenter.planner.board.Board;
import java.net.http.HttpClient;
import java.time.Clock;

/** The adapter against any board there is, for tests of other packages; it keeps no limit. */
public final class AdaptedBoard implements AutoCloseable {

  private final HttpClient client = HttpTransport.client();
  private final PlaneBoard board;

  /**
   * @param perMinute how many requests it makes at most
   * @param pageSize of lists
   */
  public AdaptedBoard(Place place, String token, int perMinute, int pageSize) {
    PlaneAddress address = new PlaneAddress(place.url(), place.workspace(), place.project());
    RequestLimiter limiter = new RequestLimiter(new SlidingWindow(perMinute, 0), System::nanoTime);
    PlaneCalls calls =
        new PlaneCalls(
            new HttpTransport(client, address, () -> token, HttpTransport.Bounds.USUAL),
            limiter,
            Pause.withJitter());
    board = new PlaneBoard(calls, address, pageSize, Clock.systemUTC());
  }

  /** Where it is. */
  public record Place(String url, String workspace, String project) {}

  /** The port. */
  public Board board() {
    return board;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
