package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.deploy.FakeService.Behaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded board as a fifth process. */
class LauncherBoardTest {

  @TempDir Path temporary;
  private LocalSet set;

  @BeforeEach
  void makeASet() throws Exception {
    set = new LocalSet(temporary.resolve("a project"));
  }

  @AfterEach
  void stopIt() throws Exception {
    set.stop();
  }

  private void configure(String text) throws Exception {
    Path file = set.project().folder().resolve("config/operations_center.local.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git: {}\nplane:\n  # the board\n  mode: embedded # here\nkodo: {}\n",
        "plane: {mode: embedded}\n",
        "plane: { requests_per_minute: 9, \"mode\": \"embedded\" }\n"
      })
  void startsTheBoardThatIsConfiguredAndStopsIt(String text) throws Exception {
    // Given
    configure(text);

    // When
    Script.Outcome up = set.run("up");
    Script.Outcome status = set.run("status", "--output", "json");
    boolean listened = set.listens("board");
    Script.Outcome down = set.run("down");

    // Then
    assertThat(up.status()).as(up.err()).isZero();
    assertThat(up.out()).containsPattern("board +http://127.0.0.1:" + set.port("board"));
    assertThat(status.out()).contains("\"service\":\"board\"").doesNotContain("\"ready\":false");
    assertThat(listened).isTrue();
    assertThat(set.log("board")).contains("listening on " + set.port("board"));
    assertThat(down.status()).isZero();
    assertThat(set.survivors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plane: {mode: remote}\n",
        "# plane: {mode: embedded}\ngit: {}\n",
        "plane:\n  mode: remote\nswitchboard:\n  mode: embedded\n",
        "switchboard: {mode: embedded}\n"
      })
  void startsNoneThatIsNotConfigured(String text) throws Exception {
    configure(text);

    Script.Outcome up = set.run("up");

    assertThat(up.status()).as(up.err()).isZero();
    assertThat(up.out()).doesNotContain("board");
    assertThat(set.root().resolve("secrets/board-planner.token")).doesNotExist();
  }

  @Test
  void theEnvironmentDecidesBeforeTheFile() throws Exception {
    configure("plane: {mode: embedded}\n");
    set.environment().put("OPERATIONS_CENTER_BOARD", "none");

    assertThat(set.run("up").out()).doesNotContain("board");

    set.environment().put("OPERATIONS_CENTER_BOARD", "sometimes");
    assertThat(set.run("status").status()).isEqualTo(2);
    set.environment().put("OPERATIONS_CENTER_BOARD", "none");
  }

  @Test
  void makesTwoKeysInTheFormOfPlane() throws Exception {
    // Given
    set.environment().put("OPERATIONS_CENTER_BOARD", "embedded");

    // When
    Script.Outcome up = set.run("up");

    // Then
    assertThat(up.status()).as(up.err()).isZero();
    Set<String> keys = new HashSet<>();
    for (String name : List.of("board-planner", "board-person")) {
      Path file = set.root().resolve("secrets").resolve(name + ".token");
      assertThat(Files.readString(file)).matches("plane_api_[0-9a-f]{32}\n");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      keys.add(Files.readString(file));
    }
    assertThat(keys).hasSize(2);
  }

  @Test
  void tellsPlannerWhereTheBoardIsAndEveryServiceWhereTheOthersAre() throws Exception {
    // Given
    set.environment().put("OPERATIONS_CENTER_BOARD", "embedded");

    // When
    set.run("up");

    // Then
    long planner = set.recorded("planner").orElseThrow().pid();
    assertThat(
            Files.readString(Path.of("/proc", Long.toString(planner), "environ")).split("\0", -1))
        .contains(
            "OPERATIONS_CENTER_BOARD_URL=http://127.0.0.1:" + set.port("board"),
            "OPERATIONS_CENTER_PEERS_EXECUTION=http://127.0.0.1:" + set.port("execution"));
    assertThat(set.run("task", "list").err())
        .contains("planner at http://127.0.0.1:" + set.port("planner"));
  }

  @Test
  void aBoardThatRunsIsStoppedWhateverTheConfigurationSaysNow() throws Exception {
    // Given
    configure("plane: {mode: embedded}\n");
    set.run("up");
    configure("plane: {mode: remote}\n");

    // When
    Script.Outcome down = set.run("down");

    // Then
    assertThat(down.status()).isZero();
    assertThat(set.survivors()).isEmpty();
    assertThat(set.run("status").out()).doesNotContain("board");
  }

  @Test
  void refusesAPortThatAnotherServiceHas() throws Exception {
    set.environment().put("OPERATIONS_CENTER_BOARD", "embedded");
    set.environment().put("OPERATIONS_CENTER_BOARD_PORT", Integer.toString(set.port("planner")));

    Script.Outcome up = set.run("up");

    assertThat(up.status()).isEqualTo(2);
    assertThat(up.err()).contains("each needs one of its own");
  }

  @Test
  void theConfigurationIsNamedToCommandsFromAnywhere() throws Exception {
    configure("plane: {mode: remote}\n");

    assertThat(set.run("task", "list").err())
        .contains(
            "configuration "
                + set.project().folder().toRealPath()
                + "/config/operations_center.local.yaml");
  }

  @Test
  void printsALinkThatOpensTheControlRoomOnce() throws Exception {
    assertThat(set.run("up").out())
        .contains(
            "http://127.0.0.1:"
                + set.port("planner")
                + "/login?code=once (control room; works once")
        .doesNotContain("(board;");
  }

  @Test
  void printsALinkThatOpensTheBoardWithUpAndWithEveryLogin() throws Exception {
    // Given
    set.environment().put("OPERATIONS_CENTER_BOARD", "embedded");
    String link = "http://127.0.0.1:" + set.port("board") + "/login?code=board";

    // When
    Script.Outcome up = set.run("up");
    Script.Outcome login = set.run("login");

    // Then
    assertThat(up.out()).contains(link + " (board; works once");
    assertThat(login.status()).as(login.err()).isZero();
    assertThat(login.out().lines()).containsExactly("http://control-room/login?code=once", link);
    assertThat(login.err()).contains("the embedded board, once");
    assertThat(set.run("login", "--help").out()).doesNotContain(link);
  }

  @Test
  void logsIntoTheControlRoomOnlyWhereThereIsNoBoard() throws Exception {
    set.run("up");

    assertThat(set.run("login").out().lines())
        .containsExactly("http://control-room/login?code=once");
  }

  @Test
  void aServiceThatIsNeverReadyIsShownWithTheBoardBesideIt() throws Exception {
    set.install("execution", Behaviour.NEVER_READY);
    set.environment().put("OPERATIONS_CENTER_BOARD", "embedded");
    set.environment().put("OPERATIONS_CENTER_START_TIMEOUT", "2");

    Script.Outcome up = set.run("up");

    assertThat(up.status()).isEqualTo(1);
    assertThat(up.out()).contains("board");
    assertThat(up.err()).contains("execution is not ready");
  }
}
