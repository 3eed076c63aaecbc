package io.operationscenter.planner.board.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.file.OperatorConfigurationFile;
import io.operationscenter.kit.config.file.ReloadableConfiguration;
import io.operationscenter.kit.config.file.ServiceConfiguration;
import io.operationscenter.kit.config.secrets.SecretNeeds;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which board the operator's file leads to, over real HTTP. */
class ConfiguredBoardTest {

  private static final String EMBEDDED =
      "/api/v1/workspaces/operations-center/projects/00000000-0000-4000-8000-000000000001/";

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final PlaneStub stub =
      new PlaneStub(
          request ->
              PlaneStub.Reply.of(
                  200, request.path().endsWith("/me/") ? "{\"id\":\"us\"}" : "{\"results\":[]}"));
  private Path token;

  @BeforeEach
  void prepare() throws IOException {
    token = Files.createDirectories(folder.resolve("secrets")).resolve("board-planner.token");
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void withoutAFileEachCallSaysThatThereIsNoBoard() {
    ConfiguredBoard board = board(new ConfigurationInUse.Defaults("config/x.yaml"));

    assertThatThrownBy(board::cards)
        .isInstanceOfSatisfying(
            BoardFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION))
        .hasMessageContaining("config/x.yaml")
        .hasMessageContaining("plane.mode");
  }

  @Test
  void aPersonHasAKeyOfTheirOwnOnTheEmbeddedBoard() throws IOException {
    // Given
    environment.put("OPERATIONS_CENTER_BOARD_URL", stub.url());
    writeToken("plane_api_0123456789abcdef", "rw-------");
    token = token.resolveSibling("board-person.token");
    writeToken("plane_api_fedcba9876543210", "rw-------");
    ConfigurationInUse configuration = configured("plane: {mode: embedded}");

    // When
    persons(configuration, board(configuration)).cards();

    // Then
    assertThat(stub.received().getFirst().headers())
        .containsEntry("x-api-key", "plane_api_fedcba9876543210");
  }

  @Test
  void onARemoteBoardAPersonActsThroughUs() throws IOException {
    // Given
    environment.put("MY_TOKEN", "plane_api_x");
    ConfigurationInUse configuration = configured(remote(stub.url().toString(), "team"));
    Board ours = board(configuration);

    // When
    Board persons = persons(configuration, ours);

    // Then
    assertThat(persons).isSameAs(ours);
  }

  @Test
  void theEmbeddedBoardIsFoundByVariableAndTokenFile() throws IOException {
    // Given
    environment.put("OPERATIONS_CENTER_BOARD_URL", stub.url() + "/");
    writeToken("plane_api_0123456789abcdef", "rw-------");
    ConfiguredBoard board = board(configured("plane: {mode: embedded}"));

    // When
    assertThat(board.cards()).isEmpty();

    // Then
    assertThat(stub.received().getFirst().path()).isEqualTo(EMBEDDED + "work-items/");
    assertThat(stub.received().getFirst().headers())
        .containsEntry("x-api-key", "plane_api_0123456789abcdef");
    assertThat(board.shown()).isEqualTo("embedded board at " + stub.url());
  }

  @Test
  void theEmbeddedTokenMayComeLaterAndMayChange() throws IOException {
    // Given
    environment.put("OPERATIONS_CENTER_BOARD_URL", stub.url());
    ConfiguredBoard board = board(configured("plane: {mode: embedded}"));
    assertThatThrownBy(board::self)
        .hasMessageContaining("board-planner.token")
        .hasMessageContaining("does not exist");

    // When
    writeToken("first-token-of-the-board", "rw-------");

    // Then
    assertThat(board.self().id()).isEqualTo("us");
  }

  @Test
  void aTokenThatOthersMayReadIsNotUsed() throws IOException {
    environment.put("OPERATIONS_CENTER_BOARD_URL", stub.url());
    writeToken("first-token-of-the-board", "rw-r--r--");
    ConfiguredBoard board = board(configured("plane: {mode: embedded}"));

    assertThatThrownBy(board::self)
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining("first-token");
  }

  @Test
  void aTokenThatIsNoneIsRefusedWithoutItsText() throws IOException {
    environment.put("OPERATIONS_CENTER_BOARD_URL", stub.url());
    writeToken("two words\nand-a-line", "rw-------");
    ConfiguredBoard board = board(configured("plane: {mode: embedded}"));

    assertThatThrownBy(board::self)
        .isInstanceOf(BoardFailure.class)
        .hasMessageNotContaining("words");
    assertThat(stub.received()).isEmpty();
  }

  @Test
  void aRefusedTokenIsReadAgain() throws IOException {
    // Given
    EmbeddedToken credential = new EmbeddedToken(token);
    writeToken("first-token-of-the-board", "rw-------");
    assertThat(credential.token()).isEqualTo("first-token-of-the-board");
    writeToken("second-token-of-the-board", "rw-------");

    // Then
    assertThat(credential.token()).isEqualTo("first-token-of-the-board");
    credential.refused();
    assertThat(credential.token()).isEqualTo("second-token-of-the-board");
  }

  @Test
  void anAddressThatIsNoneIsNamed() throws IOException {
    environment.put("OPERATIONS_CENTER_BOARD_URL", "http://user:pw@board/x");
    ConfiguredBoard board = board(configured("plane: {mode: embedded}"));

    assertThatThrownBy(board::self).hasMessageContaining("OPERATIONS_CENTER_BOARD_URL");
  }

  @Test
  void aPlaneInstallationIsReachedAsConfiguredAndFollowedAsTheFileChanges() throws IOException {
    // Given
    environment.put("MY_TOKEN", "plane_api_fedcba9876543210");
    ConfigurationInUse.FromFile configuration = configured(remote(stub.url() + "/", "ops"));
    ConfiguredBoard board = board(configuration);
    assertThat(board.cards()).isEmpty();
    assertThat(stub.received().getFirst().path())
        .startsWith("/api/v1/workspaces/ops/projects/" + BoardUnderTest.PROJECT);
    assertThat(stub.received().getFirst().headers())
        .containsEntry("x-api-key", "plane_api_fedcba9876543210");
    assertThat(stub.received().getFirst().query()).containsEntry("per_page", "1000");

    // When
    writeFile(remote(stub.url(), "other"));
    configuration.file().reload();
    board.cards();

    // Then
    assertThat(stub.received().getLast().path()).contains("/workspaces/other/");
    assertThat(board.shown()).isEqualTo("Plane at " + stub.url());
  }

  @Test
  void readinessNamesWhatIsMissingAndAsksTheBoardEverMoreSeldom() throws IOException {
    // Given
    environment.put("OPERATIONS_CENTER_BOARD_URL", stub.url());
    writeToken("first-token-of-the-board", "rw-------");
    ConfigurationInUse configuration = configured("plane: {mode: embedded}");
    AtomicReference<Instant> now = new AtomicReference<>(BoardUnderTest.NOW);
    BoardReadiness readiness = new BoardReadiness(configuration, board(configuration), now::get);

    // When
    for (int question = 0; question < 5; question++) {
      assertThat(readiness.missing())
          .hasValueSatisfying(
              missing -> assertThat(missing).contains("lacks the states Backlog, Ready for AI"));
    }

    // Then
    assertThat(stub.received()).as("one look").hasSize(3);
    assertThat(readiness.name()).isEqualTo("board");

    // When: a fault is looked at again after 2, 4, 8, 16, 32 seconds
    List<Integer> looks = new ArrayList<>();
    for (int second = 1; second <= 70; second++) {
      now.set(BoardUnderTest.NOW.plusSeconds(second));
      readiness.missing();
      looks.add(stub.received().size() / 3);
    }

    // Then
    assertThat(looks.get(1)).isEqualTo(2);
    assertThat(looks.get(5)).isEqualTo(3);
    assertThat(looks.getLast()).isEqualTo(6);
  }

  @Test
  void readinessOfAPlannerWithoutABoardShowsThatAndHoldsNothingUp() {
    ConfigurationInUse none = new ConfigurationInUse.Defaults("config/x.yaml");
    BoardReadiness readiness = new BoardReadiness(none, board(none), Clock.systemUTC());

    assertThat(readiness.missing()).isEmpty();
    assertThat(readiness.present()).startsWith("none: ").contains("config/x.yaml");
    assertThat(stub.received()).isEmpty();
  }

  private ConfiguredBoard board(ConfigurationInUse configuration) {
    return board(configuration, EmbeddedIdentity.SERVICE);
  }

  private ConfiguredBoard board(ConfigurationInUse configuration, EmbeddedIdentity identity) {
    return new ConfiguredBoard(
        configuration,
        new DataRoot(folder),
        environment,
        Clock.systemUTC(),
        new ConfiguredBoard.Use(identity, new SlidingWindow(55, 15)));
  }

  private Board persons(ConfigurationInUse configuration, Board ours) {
    return new ConfiguredPersonBoard(
            configuration, ours, board(configuration, EmbeddedIdentity.PERSON))
        .board();
  }

  private ConfigurationInUse.FromFile configured(String plane) throws IOException {
    writeFile(plane);
    ContractCodec codec = ContractCodec.withRandomIds(Clock.systemUTC());
    environment.put("OPERATIONS_CENTER_CONFIG", folder.resolve("x.yaml").toString());
    ServiceConfiguration read =
        ServiceConfiguration.read(codec, SecretNeeds.planner(), environment::get, folder);
    return new ConfigurationInUse.FromFile(
        new ReloadableConfiguration(
            new OperatorConfigurationFile(codec), read.loaded(), Clock.systemUTC()),
        read.secrets());
  }

  private void writeFile(String plane) throws IOException {
    Files.writeString(
        folder.resolve("x.yaml"),
        plane
            + """

            git: {}
            kodo: {}
            repos:
              sample: {clone_url: "git@example.org:owner/sample.git", default_branch: main}
            """);
  }

  private static String remote(String url, String workspace) {
    return "plane: {base_url: \"%s\", api_token_env: MY_TOKEN, workspace_slug: %s, project_id: \"%s\"}"
        .formatted(url, workspace, BoardUnderTest.PROJECT);
  }

  private void writeToken(String text, String mode) throws IOException {
    Files.writeString(token, text + "\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString(mode));
  }
}
