package io.operationscenter.planner.board.plane;

import io.operationscenter.kit.config.PlaneSection;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.planner.board.Activity;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.BoardUser;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.Comment;
import io.operationscenter.planner.board.NewCard;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The board that the operator's file names, followed as the file changes. Without one each call
 * fails and says so, and the service starts all the same.
 */
final class ConfiguredBoard implements Board {

  private static final int PAGE = 1_000;

  private final ConfigurationInUse configuration;
  private final DataRoot root;
  private final Map<String, String> environment;
  private final Clock clock;
  private final EmbeddedIdentity identity;
  private final HttpClient client = HttpTransport.client();
  private final RequestLimiter limiter;
  private final ReentrantLock building = new ReentrantLock();
  private volatile @Nullable Built built;

  /** One board and what it was built from. */
  private record Built(PlaneSection section, PlaneAccess access, PlaneBoard board) {}

  ConfiguredBoard(
      ConfigurationInUse configuration,
      DataRoot root,
      Map<String, String> environment,
      Clock clock,
      Use use) {
    this.configuration = configuration;
    this.root = root;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.identity = use.identity();
    this.limiter = new RequestLimiter(use.window(), System::nanoTime);
  }

  /**
   * How it is used.
   *
   * @param identity whose key opens it when it is the embedded one
   * @param window counts the requests
   */
  record Use(EmbeddedIdentity identity, RequestWindow window) {}

  /** For people: which board it is. */
  String shown() {
    return built().access().shown();
  }

  /** Ends what is under way. */
  void close() {
    client.shutdownNow();
  }

  private PlaneBoard board() {
    return built().board();
  }

  private Built built() {
    PlaneSection section = PlaneAccess.section(configuration);
    Built present = built;
    if (present != null && present.section().equals(section)) {
      return present;
    }
    building.lock();
    try {
      present = built;
      if (present == null || !present.section().equals(section)) {
        present = build(section);
        built = present;
      }
      return present;
    } finally {
      building.unlock();
    }
  }

  private Built build(PlaneSection section) {
    PlaneAccess access = PlaneAccess.of(section, configuration, root, environment, identity);
    limiter.limits(
        Math.toIntExact(Math.min(section.requestsPerMinute(), Integer.MAX_VALUE)),
        Math.toIntExact(Math.min(section.writeReserve(), Integer.MAX_VALUE)));
    PlaneTransport transport =
        new HttpTransport(
            client, access.address(), access.credential(), HttpTransport.Bounds.USUAL);
    PlaneCalls calls = new PlaneCalls(transport, limiter, Pause.withJitter());
    return new Built(section, access, new PlaneBoard(calls, access.address(), PAGE, clock));
  }

  @Override
  public BoardUser self() {
    return board().self();
  }

  @Override
  public void verify() {
    board().verify();
  }

  @Override
  public List<Card> cards() {
    return board().cards();
  }

  @Override
  public List<Card> changedSince(Instant watermark) {
    return board().changedSince(watermark);
  }

  @Override
  public Optional<Card> card(String id) {
    return board().card(id);
  }

  @Override
  public Optional<Card> cardByExternalId(String externalId) {
    return board().cardByExternalId(externalId);
  }

  @Override
  public Card create(NewCard card) {
    return board().create(card);
  }

  @Override
  public Card move(String id, BoardState state) {
    return board().move(id, state);
  }

  @Override
  public Card edit(String id, String title, String description) {
    return board().edit(id, title, description);
  }

  @Override
  public Card relabel(String id, Set<String> add, Set<String> remove) {
    return board().relabel(id, add, remove);
  }

  @Override
  public List<Comment> comments(String id) {
    return board().comments(id);
  }

  @Override
  public Comment comment(String id, String externalId, String text) {
    return board().comment(id, externalId, text);
  }

  @Override
  public void link(String id, String title, String url) {
    board().link(id, title, url);
  }

  @Override
  public List<Activity> activities(String id) {
    return board().activities(id);
  }
}
