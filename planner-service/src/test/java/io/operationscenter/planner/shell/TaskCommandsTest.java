package io.operationscenter.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.api.LoginLink;
import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.contracts.cards.CardActivity;
import io.operationscenter.contracts.cards.CardComment;
import io.operationscenter.contracts.cards.CardPage;
import io.operationscenter.contracts.lanes.LaneStatus;
import io.operationscenter.planner.samples.SampleRuns;
import io.operationscenter.planner.samples.StandIn.Answer;
import io.operationscenter.planner.shell.print.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskCommandsTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final BoardCard CARD =
      new BoardCard(
          SampleRuns.TASK,
          12,
          "Mend it",
          "Blocked",
          List.of("repo: api"),
          "none",
          "## Goal\nx",
          AT,
          AT,
          null);

  @TempDir Path folder;
  private CommandRun commands;

  @BeforeEach
  void standInsForTheServices() throws Exception {
    commands = new CommandRun(folder);
  }

  @AfterEach
  void close() {
    commands.close();
  }

  @Test
  void filesACard() throws Exception {
    // Given
    commands.planner.on("POST", "/v1/cards", CARD);

    // When
    int code =
        commands.run(
            "task",
            "add",
            "--repo",
            "api",
            "--title",
            "Mend it",
            "--goal",
            "Do it well",
            "--ready",
            "--task-type",
            "bug_fix",
            "--allowed-path",
            "src/",
            "--allowed-path",
            "doc/",
            "--label",
            "handoff:none",
            "--execution",
            "open_pr=false",
            "-q");

    // Then
    assertThat(code).isZero();
    assertThat(commands.out()).isEqualTo(SampleRuns.TASK + "\n");
    assertThat(new ObjectMapper().readTree(commands.planner.asked().getFirst().body()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"title":"Mend it","goal":"Do it well","constraints":null,"repo":"api","task_kind":"goal",
                     "labels":["handoff:none"],"state":"Ready for AI","priority":"none",
                     "execution":{"open_pr":false,"task_type":"bug_fix","allowed_paths":["src/","doc/"]},
                     "external_id":null}"""));
  }

  @Test
  void readsTheGoalFromAFile() throws Exception {
    commands.planner.on("POST", "/v1/cards", CARD);
    Path goal = Files.writeString(folder.resolve("goal.md"), "From a file");

    assertThat(
            commands.run(
                "task", "add", "--repo", "a", "--title", "t", "--goal-file", goal.toString()))
        .isZero();

    assertThat(commands.planner.asked().getFirst().body()).contains("From a file", "\"Backlog\"");
  }

  @Test
  void namesEveryFaultBeforeAnythingIsSent() {
    assertThat(
            commands.run(
                "task", "add", "--repo", " ", "--title", "t", "--goal", "g", "--task-kind", "x"))
        .isEqualTo(2);

    assertThat(commands.err()).contains("repo", "task_kind");
    assertThat(commands.planner.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task",
        "task add",
        "task add --repo a --title t",
        "task show",
        "run",
        "show",
        "plan"
      })
  void aCommandLineThatMakesNoSenseIsTwo(String line) {
    assertThat(commands.run(line.split(" ", -1))).isEqualTo(2);
    assertThat(commands.out()).isEmpty();
    assertThat(commands.err()).contains("Usage:");
  }

  @Test
  void anEmptyColumnIsASentence() {
    assertThat(commands.run("task", "move", "3", "--state", "")).isEqualTo(2);

    assertThat(commands.err()).contains("state").hasLineCount(1);
    assertThat(commands.planner.asked()).isEmpty();
  }

  @Test
  void aGoalThatIsNoTextFileIsASentence() throws Exception {
    // Given
    Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
    String[] add = {"task", "add", "--repo", "a", "--title", "t", "--goal-file", ""};

    for (Path file : List.of(folder, bytes, folder.resolve("none"))) {
      // When
      add[add.length - 1] = file.toString();
      int code = commands.run(add);

      // Then
      assertThat(code).isEqualTo(2);
      assertThat(commands.err()).contains("--goal-file " + file).hasLineCount(1);
    }
  }

  @Test
  void anAnswerThatBreaksItsContractIsASentence() {
    commands.planner.on("GET", "/v1/cards", _ -> Answer.json(200, "{\"cards\": 3}"));

    assertThat(commands.run("task", "list")).isEqualTo(4);

    assertThat(commands.err()).contains("its answer").hasLineCount(1);
  }

  @Test
  void usageNamesWhatAPersonTypes() {
    commands.run("task", "add", "--help");
    assertThat(commands.out()).contains("Usage: operations-center task add");

    commands.run("wach");
    assertThat(commands.err()).contains("Did you mean: operations-center watch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"watch", "watch-stop"})
  void helpNamesTheLanesThereAre(String command) {
    commands.run(command, "--help");

    assertThat(commands.out()).contains("propose").doesNotContain("review");
  }

  @Test
  void showsWhatHidesInATitle() {
    BoardCard card =
        new BoardCard(
            SampleRuns.TASK, 12, "a\u202eb\u0001c", "Blocked", List.of(), "none", "", AT, AT, null);
    commands.planner.on("GET", "/v1/cards", new CardPage(List.of(card), null));

    commands.run("task", "list");

    assertThat(commands.out()).contains("a<U+202E>b␁c");
  }

  @Test
  void listsCardsPageByPage() {
    // Given
    commands.planner.on(
        "GET",
        "/v1/cards",
        asked ->
            Answer.json(
                asked.query().contains("after=12")
                    ? new CardPage(List.of(CARD), null)
                    : new CardPage(List.of(CARD), 12L)));

    // When
    int code = commands.run("task", "list", "--state", "Blocked", "--repo", "a&b");

    // Then
    assertThat(code).isZero();
    assertThat(commands.out())
        .contains("NO", "12  " + SampleRuns.TASK + "  Blocked  repo: api  Mend it");
    assertThat(commands.err()).contains("--after 12");
    assertThat(commands.planner.asked().getFirst().query())
        .isEqualTo("state=Blocked&repo=a%26b&limit=50");
    commands.run("task", "list", "--all", "-q");
    assertThat(commands.out()).hasLineCount(2);
  }

  @Test
  void coloursOnlyWhereColoursMayBe() {
    commands.planner.on("GET", "/v1/cards", new CardPage(List.of(CARD), null));

    commands.run("task", "list");
    assertThat(commands.out()).doesNotContain("\u001b");

    commands.on(new Terminal(true, true, true)).run("task", "list");
    assertThat(commands.out()).contains("\u001b[31mBlocked\u001b[0m");
  }

  @Test
  void noColorIsHonoured() {
    assertThat(Terminal.of(Map.of("NO_COLOR", "1", "TERM", "xterm")).colour()).isFalse();
  }

  @Test
  void showsACardWithCommentsAndActivities() {
    // Given
    commands.planner.on(
        "GET",
        "/v1/cards/12",
        new CardAccount(
            CARD,
            List.of(
                new CardComment(
                    "c", "[Goal] execution result\n- success: true", "us", true, AT, "run:1")),
            List.of(new CardActivity("updated", "state", "Backlog", "Blocked", "ann", false, AT))));

    // When
    int code = commands.run("task", "show", "12");

    // Then
    assertThat(code).isZero();
    assertThat(commands.out())
        .contains(
            "Card        #12",
            "  ## Goal\n  x",
            "Comment     2026-03-01T10:00:00Z by us",
            "  - success: true",
            "2026-03-01T10:00:00Z ann updated state: Backlog → Blocked");
  }

  @Test
  void movesAndCancels() {
    commands.planner.on("POST", "/v1/cards/12/move", CARD).on("POST", "/v1/cards/12/cancel", CARD);

    assertThat(commands.run("task", "move", "12", "--state", "blocked")).isZero();
    assertThat(commands.run("task", "cancel", "12", "--reason", "done by hand")).isZero();

    assertThat(commands.planner.asked())
        .extracting(asked -> asked.body())
        .containsExactly("{\"state\":\"blocked\"}", "{\"reason\":\"done by hand\"}");
  }

  @Test
  void watchesAndFollowsALaneUntilItIsParked() {
    // Given
    commands.planner.on("POST", "/v1/lanes/goal/watch", lane(true, 1));
    commands.planner.on("GET", "/v1/lanes/goal", lane(true, 2));
    commands.whilePausing(
        () -> {
          if (commands.pauses.size() == 2) {
            commands.planner.on("GET", "/v1/lanes/goal", lane(false, 3));
          }
        });

    // When
    int code = commands.run("watch");

    // Then
    assertThat(code).isZero();
    assertThat(commands.out().lines())
        .containsExactly(
            "watch-goal: running | cycle=1 state=polling last_action=no_task task_id=- task_kind=- followups= triaged=0 created=0 updated_at=2026-03-01T10:00:01Z",
            "watch-goal: running | cycle=2 state=polling last_action=no_task task_id=- task_kind=- followups= triaged=0 created=0 updated_at=2026-03-01T10:00:02Z",
            "watch-goal: stopped | last_cycle=3 state=polling last_action=no_task updated_at=2026-03-01T10:00:03Z");
  }

  @Test
  void parksALane() {
    commands.planner.on("POST", "/v1/lanes/goal/stop", lane(false, 3));

    assertThat(commands.run("watch-stop", "--role", "goal")).isZero();
    assertThat(commands.run("watch-stop")).isEqualTo(1);
    assertThat(commands.err()).contains("--role");
  }

  @Test
  void printsALinkIntoTheControlRoom() {
    commands.planner.on("POST", "/v1/login-links", new LoginLink("/login?code=abc", AT));

    assertThat(commands.run("login")).isZero();

    assertThat(commands.out()).isEqualTo(commands.planner.address() + "/login?code=abc\n");
  }

  @Test
  void saysWhatIsMissingWithoutAToken() throws Exception {
    Files.delete(folder.resolve("var/secrets/operator.token"));

    assertThat(commands.run("task", "list")).isEqualTo(1);

    assertThat(commands.err())
        .contains("var/secrets/operator.token cannot be read", "operations-center up")
        .hasLineCount(1);
  }

  @Test
  void findsTheServicesByTheOperatorsFile() throws Exception {
    // Given
    commands.planner.on("GET", "/v1/cards", new CardPage(List.of(), null));
    commands.environment.remove("OPERATIONS_CENTER_PEERS_PLANNER");
    Path file = folder.resolve("operations.yaml");
    commands.environment.put("OPERATIONS_CENTER_CONFIG", file.toString());
    Files.writeString(
        file,
        """
        plane: {mode: embedded}
        git: {}
        kodo: {}
        repos: {api: {clone_url: "https://example.com/o/api.git", default_branch: main}}
        services: {planner: ["http://127.0.0.1:1", "%s"]}
        """
            .formatted(commands.planner.address()));

    // When
    int code = commands.run("task", "list");

    // Then: the first address takes no connection, the second answers
    assertThat(code).as(commands.err()).isZero();
    assertThat(commands.planner.asked()).hasSize(1);
  }

  @Test
  void aFaultyFileKeepsNobodyFromLooking() throws Exception {
    commands.environment.remove("OPERATIONS_CENTER_PEERS_PLANNER");
    commands.environment.put(
        "OPERATIONS_CENTER_CONFIG",
        Files.writeString(folder.resolve("x.yaml"), "plane: 3\n").toString());

    commands.run("task", "list");

    assertThat(commands.err()).contains("x.yaml has", "fault(s) and is not used");
  }

  private static LaneStatus lane(boolean enabled, int second) {
    return new LaneStatus(
        "goal",
        enabled,
        second,
        "polling",
        "r",
        "no_task",
        null,
        null,
        List.of(),
        null,
        AT.plusSeconds(second),
        Map.of(),
        null);
  }
}
