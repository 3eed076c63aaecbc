package io.operationscenter.planner.planning;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.file.OperatorConfigurationFile;
import io.operationscenter.kit.config.file.ReloadableConfiguration;
import io.operationscenter.kit.config.secrets.Secrets;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.store.Migrations;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.routing.LaneRouting;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Planning put together from real parts: file, store and disk. */
public final class PlanningBench implements AutoCloseable {

  static final Clock CLOCK = Clock.systemUTC();
  static final IdSource IDS = () -> UUID.randomUUID().toString();

  private final Path home;
  private final Store store;
  final ConfigurationInUse configuration;
  final OwnCards ownCards;
  final PlanCard planCard;

  /** Planning for the repositories, an indented mapping of YAML, in a folder of the test's own. */
  public PlanningBench(Path folder, String repositories, LaneRouting routing) throws IOException {
    this(folder, repositories, routing, Map.of());
  }

  PlanningBench(
      Path folder, String repositories, LaneRouting routing, Map<String, String> environment)
      throws IOException {
    home = folder.resolve("home");
    Path file =
        Files.writeString(
            folder.resolve("operations_center.yaml"),
            "plane: {mode: embedded}\ngit: {}\nkodo: {}\nrepos:\n" + repositories.indent(2));
    OperatorConfigurationFile files =
        new OperatorConfigurationFile(ContractCodec.withRandomIds(CLOCK));
    configuration =
        new ConfigurationInUse.FromFile(
            new ReloadableConfiguration(files, files.load(file), CLOCK), Secrets.NONE);
    Files.createDirectories(home.resolve("planner"));
    store =
        Store.open(
            StoreSettings.sqlite("planner", home), Migrations.of("planner", "V130__own_card.sql"));
    ownCards = new StoredOwnCards(store);
    PartialRuns partialRuns =
        new PartialRuns(
            new DataRoot(home),
            CLOCK,
            IDS,
            new SmallRyeConfigBuilder().withDefaultValues(environment).build());
    planCard =
        new PlanCard(
            configuration, ownCards, new RouteProposal(routing, partialRuns, CLOCK), CLOCK, IDS);
  }

  /** Plans a card. */
  public PlannedCard plan(Card card) {
    return planCard.plan(card);
  }

  Path runs() {
    return new DataRoot(home).folderOf(Service.PLANNER).resolve("runs");
  }

  /** Names of the partial runs that were kept. */
  public List<String> keptRuns() throws IOException {
    if (!Files.isDirectory(runs())) {
      return List.of();
    }
    try (Stream<Path> kept = Files.list(runs())) {
      return kept.map(run -> run.getFileName().toString()).toList();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
