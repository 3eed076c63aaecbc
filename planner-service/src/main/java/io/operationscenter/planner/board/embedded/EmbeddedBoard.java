package io.operationscenter.planner.board.embedded;

import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.StartRefused;
import io.operationscenter.kit.store.Migrations;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreException;
import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.planner.board.embedded.api.BoardApi;
import io.operationscenter.planner.board.embedded.api.BoardContent;
import io.operationscenter.planner.board.embedded.api.Stamp;
import io.operationscenter.planner.board.embedded.http.BoardServer;
import io.operationscenter.planner.board.embedded.http.Request;
import io.operationscenter.planner.board.embedded.page.PersonPage;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** A running board: store, API, page, probes. */
final class EmbeddedBoard implements AutoCloseable {

  /** Name of its folder, of its store and in its log. */
  static final String NAME = "board";

  private static final String SERVICE = "board-planner";
  private static final String PERSON = "board-person";

  private final Store store;
  private final BoardServer server;
  private final String loginPath;

  private EmbeddedBoard(Store store, BoardServer server, String loginPath) {
    this.store = store;
    this.server = server;
    this.loginPath = loginPath;
  }

  /**
   * Opens the store, makes what a new board has, and listens.
   *
   * @param failures told of requests that end in a 500
   * @throws StartRefused when store, tokens or port cannot be used
   */
  static EmbeddedBoard start(
      BoardOptions options, Clock clock, BiConsumer<Request, Throwable> failures) {
    SecureRandom random = new SecureRandom();
    BoardToken service = BoardToken.ensure(options.root(), SERVICE, random);
    BoardToken person = BoardToken.ensure(options.root(), PERSON, random);
    Store store = open(options);
    try {
      Stamp stamp = Stamp.random(clock);
      new FirstStart(store, stamp).prepare(service, person);
      BoardContent content = new BoardContent(store, stamp, new FaultPoints(System.getenv()));
      PersonPage page =
          new PersonPage(
              content,
              new PersonPage.Place(FirstStart.WORKSPACE, FirstStart.PROJECT, FirstStart.PERSON),
              random);
      BoardApi api = new BoardApi(content, options.perMinute());
      BoardServer server =
          BoardServer.start(
              options.address(), new Entrance(new Probes(content), api, page), failures);
      return new EmbeddedBoard(store, server, page.newLoginPath());
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** What must never be printed; made where there is none yet. */
  static List<String> tokens(DataRoot root) {
    SecureRandom random = new SecureRandom();
    return Stream.of(SERVICE, PERSON)
        .map(name -> BoardToken.ensure(root, name, random).text())
        .toList();
  }

  private static Store open(BoardOptions options) {
    try {
      return Store.open(
          StoreSettings.sqlite(NAME, options.root().path()),
          Migrations.of(NAME, "V100__board.sql"));
    } catch (StoreException e) {
      StartRefused refusal = StartRefused.failed(String.valueOf(e.getMessage()));
      refusal.initCause(e);
      throw refusal;
    }
  }

  /** Where it is kept. */
  Store store() {
    return store;
  }

  /** The port it listens on. */
  int port() {
    return server.port();
  }

  /** Path of a link that logs a person in, once. */
  String loginPath() {
    return loginPath;
  }

  /** Lets requests under way finish, then closes the store. */
  @Override
  public void close() {
    server.close();
    store.close();
  }
}
