package io.operationscenter.planner.board.embedded;

import io.operationscenter.kit.log.LogLines;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.DataRootLock;
import io.operationscenter.kit.service.ListenAddress;
import io.operationscenter.kit.service.MachineClock;
import io.operationscenter.planner.board.embedded.http.BoardServer;
import jakarta.enterprise.inject.Vetoed;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the embedded board. Nothing of the planner is started: neither Quarkus nor its store. */
@Vetoed
@Command(
    name = "board",
    description = {
      "Run the embedded board until SIGTERM or SIGINT: a Plane-compatible API and a page.",
      "What is in flight then is finished, for at most 10 seconds; the exit code is 143 or 130."
    })
public final class ServeBoard implements Callable<Integer> {

  private static final int DEFAULT_PORT = 20_414;

  @Spec private CommandSpec spec;

  @Option(
      names = "--host",
      defaultValue = ListenAddress.LOOPBACK,
      description = "Interface to listen on; default ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "" + DEFAULT_PORT,
      description = "Port to listen on; default ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--data-root",
      defaultValue = "${env:" + DataRoot.VARIABLE + ":-./var}",
      description = "Where files are kept; default $" + DataRoot.VARIABLE + " or ./var.")
  private Path dataRoot;

  @Option(
      names = "--rate-limit",
      defaultValue = "${env:OPERATIONS_CENTER_BOARD_RATE_LIMIT:-0}",
      description =
          "Requests each key may make in 60 seconds, as Plane's own limit of 60; default is"
              + " $OPERATIONS_CENTER_BOARD_RATE_LIMIT or 0, which is any number.")
  private int rateLimit;

  @Override
  public Integer call() throws InterruptedException {
    require("--port", port, ListenAddress.HIGHEST_PORT);
    require("--rate-limit", rateLimit, 1_000_000);
    DataRoot root = new DataRoot(dataRoot);
    root.prepare(EmbeddedBoard.NAME);
    // Held for the life of the process; the operating system takes it back.
    DataRootLock lock = DataRootLock.take(root, EmbeddedBoard.NAME);
    ListenAddress address = new ListenAddress(host, port);
    SecretMask mask = SecretMask.KNOWN_SHAPES.with(EmbeddedBoard.tokens(root));
    LogLines log = new LogLines(EmbeddedBoard.NAME, mask::mask, spec.commandLine().getErr());
    EmbeddedBoard board =
        EmbeddedBoard.start(
            new BoardOptions(root, address, rateLimit),
            MachineClock.utc(),
            (request, failure) ->
                log.error(
                    BoardServer.class,
                    "%s %s failed".formatted(request.method(), request.path()),
                    failure));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  board.close();
                  lock.close();
                },
                "board-shutdown"));
    greet(log, board);
    new CountDownLatch(1).await();
    return 0;
  }

  private void require(String option, int value, int most) {
    if (value < 0 || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s must be 0 to %d, it is %d".formatted(option, most, value));
    }
  }

  /** The link is a credential: it is for a person who looks on, never for a log. */
  private void greet(LogLines log, EmbeddedBoard board) {
    String address = "http://%s:%d".formatted(reachable(host), board.port());
    log.info(ServeBoard.class, "The embedded board listens on " + address);
    Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .ifPresent(
            _ -> {
              PrintWriter out = spec.commandLine().getOut();
              out.printf("Log in once, within 15 minutes: %s%s%n", address, board.loginPath());
              out.flush();
            });
  }

  private static String reachable(String host) {
    if (host.equals("0.0.0.0") || host.equals("::")) {
      return ListenAddress.LOOPBACK;
    }
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
