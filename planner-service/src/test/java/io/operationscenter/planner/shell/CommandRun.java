package io.operationscenter.planner.shell;

import io.operationscenter.kit.cli.ServiceMain;
import io.operationscenter.kit.service.Service;
import io.operationscenter.planner.samples.StandIn;
import io.operationscenter.planner.shell.print.Terminal;
import io.operationscenter.planner.shell.rest.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs operator commands against stand-ins, as the planner's binary does. */
final class CommandRun implements AutoCloseable {

  static final String TOKEN = "operator-token-of-this-test";

  final StandIn planner = new StandIn();
  final StandIn execution = new StandIn();
  final Map<String, String> environment = new HashMap<>();
  final List<Duration> pauses = new ArrayList<>();
  private final Path folder;
  private Terminal terminal = Terminal.NONE;
  private Runnable duringPause = () -> {};
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  CommandRun(Path folder) throws IOException {
    this.folder = folder;
    Path secrets = Files.createDirectories(folder.resolve("var/secrets"));
    Files.writeString(secrets.resolve("operator.token"), TOKEN + "\n");
    environment.put("OPERATIONS_CENTER_PEERS_PLANNER", planner.address().toString());
    environment.put("OPERATIONS_CENTER_PEERS_EXECUTION", execution.address().toString());
  }

  CommandRun on(Terminal other) {
    terminal = other;
    return this;
  }

  CommandRun whilePausing(Runnable change) {
    duringPause = change;
    return this;
  }

  int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new Installation(environment, folder),
            terminal,
            ZoneOffset.UTC,
            time -> {
              pauses.add(time);
              duringPause.run();
            });
    return OperatorCommands.addTo(
            ServiceMain.of(Service.PLANNER, new PrintWriter(out, true), new PrintWriter(err, true)),
            surroundings)
        .run(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  @Override
  public void close() {
    planner.close();
    execution.close();
  }
}
