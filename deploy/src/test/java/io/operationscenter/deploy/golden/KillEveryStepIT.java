package io.operationscenter.deploy.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.deploy.golden.Machine.Part;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.kit.testing.PostgresServer;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One card after the other, and at each recorded step of its way one process is killed and started
 * again. The steps are those of production; a new one is killed at as soon as it exists.
 *
 * <p>By default the process that stands at the step is killed, on SQLite. With {@code -Pfaults}
 * each of planner, execution and board is, on both databases.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillEveryStepIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final boolean EVERYTHING = Boolean.getBoolean("faults");

  @TempDir static Path temporary;
  private final Map<StoreKind, Golden> sets = new EnumMap<>(StoreKind.class);
  private final List<String> report = new ArrayList<>();
  private int number;

  /** A machine with all parts running, and what belongs to it. */
  private record Golden(Machine machine, SampleRepository repository, Books books) {}

  /**
   * Who is killed where.
   *
   * @param store of planner and execution
   * @param point the fault point; null: while the agent works
   * @param holder who stands there
   * @param victim who is killed
   */
  record Kill(StoreKind store, @Nullable String point, Part holder, Part victim) {

    String place() {
      return point == null ? "agent works" : point;
    }

    @Override
    public String toString() {
      return "%s killed at %s on %s".formatted(victim, place(), store);
    }
  }

  static Stream<Kill> kills() {
    List<StoreKind> stores = EVERYTHING ? List.of(StoreKind.values()) : List.of(StoreKind.SQLITE);
    return stores.stream().flatMap(KillEveryStepIT::killsOn);
  }

  private static Stream<Kill> killsOn(StoreKind store) {
    Map<String, Part> points = new TreeMap<>();
    for (ClaimStep step : ClaimStep.values()) {
      points.put(step.faultPoint(), Part.PLANNER);
    }
    for (TicketStep step : TicketStep.values()) {
      points.put(step.faultPoint(), Part.EXECUTION);
    }
    points.put("board.received", Part.BOARD);
    points.put("board.written", Part.BOARD);
    Stream<Kill> atPoints =
        points.entrySet().stream()
            .flatMap(
                point ->
                    victims(point.getValue())
                        .map(victim -> new Kill(store, point.getKey(), point.getValue(), victim)));
    Stream<Kill> whileTheAgentWorks =
        victims(Part.EXECUTION).map(victim -> new Kill(store, null, Part.EXECUTION, victim));
    return Stream.concat(atPoints, whileTheAgentWorks);
  }

  private static Stream<Part> victims(Part holder) {
    return EVERYTHING ? Arrays.stream(Part.values()) : Stream.of(holder);
  }

  @ParameterizedTest
  @MethodSource("kills")
  void theCardIsDoneOnceAndNothingIsLeft(Kill kill) throws Exception {
    // Given
    Golden golden = running(kill.store());
    int answer = ++number;
    boolean withdrawn = ClaimStep.WITHDRAWING.faultPoint().equals(kill.point());
    arm(golden, kill, withdrawn);
    System.out.println(kill);
    String card = golden.machine().board().fileCard(answer);
    if (withdrawn) {
      moveAwayOnceAdmitted(golden, card);
    }
    awaitHeld(golden, kill, answer);

    // When
    golden.machine().kill(kill.victim());
    release(golden, kill);
    golden.machine().start(kill.victim());

    // Then
    String state = awaitEnd(golden, card, withdrawn ? "Backlog" : "Review");
    report.add(
        "| %s | %s | %s | %s | %s |"
            .formatted(
                kill.place(),
                kill.store().name().toLowerCase(java.util.Locale.ROOT),
                kill.victim().name().toLowerCase(java.util.Locale.ROOT),
                state,
                golden.books().tickets(card)));
    assertThat(golden.repository().overlaps()).as("agents that lived at once").isEmpty();
    if (!withdrawn) {
      assertOneBranch(golden, card, answer);
    }
    assertThat(golden.repository().starts(answer))
        .isLessThanOrEqualTo(2 * golden.books().executedRuns(card));
    assertThat(golden.machine().board().comments(card)).doesNotHaveDuplicates();
    assertThat(golden.machine().orphans()).isEmpty();
  }

  @AfterAll
  void stopAndReport() {
    for (Golden golden : sets.values()) {
      golden.machine().close();
    }
    System.out.println("| step | store | killed | card | tickets |\n|---|---|---|---|---|");
    report.forEach(System.out::println);
  }

  private Golden running(StoreKind store) throws Exception {
    Golden known = sets.get(store);
    if (known != null) {
      return known;
    }
    Path folder = Files.createDirectories(temporary.resolve(store.name()));
    SampleRepository.openToAll(folder);
    SampleRepository repository = SampleRepository.in(folder);
    StoreSettings settings =
        store == StoreKind.SQLITE ? null : PostgresServer.shared().freshDatabase("planner");
    Machine machine = Machine.in(folder.resolve("machine"), repository, settings);
    Golden golden = new Golden(machine, repository, new Books(machine.root(), settings));
    sets.put(store, golden);
    for (Part part : Part.values()) {
      machine.start(part);
    }
    return golden;
  }

  private static void arm(Golden golden, Kill kill, boolean withdrawn) throws IOException {
    Path faults = golden.machine().faults();
    try (Stream<Path> left = Files.list(faults)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    if (withdrawn) {
      Files.createFile(faults.resolve(ClaimStep.ADMITTED.faultPoint() + ".armed"));
    }
    if (kill.point() == null) {
      Files.createFile(golden.repository().hold());
    } else if (kill.holder() != Part.BOARD) {
      Files.createFile(faults.resolve(kill.point() + ".armed"));
    }
  }

  private static void moveAwayOnceAdmitted(Golden golden, String card) throws Exception {
    Path faults = golden.machine().faults();
    String admitted = ClaimStep.ADMITTED.faultPoint();
    await().atMost(PATIENCE).until(() -> Files.exists(faults.resolve(admitted + ".reached")));
    golden.machine().board().move(card, "Backlog");
    Files.createFile(faults.resolve(admitted + ".go"));
  }

  private static void awaitHeld(Golden golden, Kill kill, int answer) throws IOException {
    if (kill.point() == null) {
      await("the agent works")
          .atMost(PATIENCE)
          .until(() -> golden.repository().starts(answer) == 1);
      return;
    }
    Path faults = golden.machine().faults();
    if (kill.holder() == Part.BOARD) {
      // Only now, so that it is not the filing of the card that is held.
      Files.createFile(faults.resolve(kill.point() + ".armed"));
    }
    await(kill.point() + " is reached")
        .atMost(PATIENCE)
        .until(() -> Files.exists(faults.resolve(kill.point() + ".reached")));
  }

  private static void release(Golden golden, Kill kill) throws IOException {
    if (kill.point() == null) {
      Files.delete(golden.repository().hold());
    } else if (kill.victim() != kill.holder()) {
      Files.createFile(golden.machine().faults().resolve(kill.point() + ".go"));
    }
  }

  private static String awaitEnd(Golden golden, String card, String expected)
      throws IOException, SQLException {
    PersonsBoard board = golden.machine().board();
    await("the card ends in " + expected)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(board.stateOf(card)).isEqualTo(expected));
    await("nothing is open")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(golden.books().complaints()).isEmpty());
    await("no workspace is left")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(golden.machine().root().resolve("execution/workspaces"))
                    .isEmptyDirectory());
    return expected;
  }

  private static void assertOneBranch(Golden golden, String card, int answer)
      throws IOException, InterruptedException {
    List<String> branches = golden.repository().branches(card);
    assertThat(branches).hasSize(1);
    assertThat(golden.repository().answer(branches.getFirst(), answer)).isEqualTo("right");
    assertThat(golden.repository().commits(branches.getFirst())).isEqualTo(1);
  }
}
