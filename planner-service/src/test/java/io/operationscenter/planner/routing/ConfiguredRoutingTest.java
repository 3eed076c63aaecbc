package io.operationscenter.planner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.file.OperatorConfigurationFile;
import io.operationscenter.kit.config.file.ReloadableConfiguration;
import io.operationscenter.kit.config.secrets.Secrets;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.service.StartRefused;
import io.operationscenter.planner.routing.switchboard.StandInSwitchBoard;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which router answers (spec 02 §1, §6, §11.5). */
class ConfiguredRoutingTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final String MINIMAL =
      """
      plane: {mode: embedded}
      git: {}
      kodo: {}
      repos:
        sample: {clone_url: "git@example.org:owner/sample.git", default_branch: main}
      """;

  @TempDir private Path folder;
  private StandInSwitchBoard board;

  @BeforeEach
  void start() throws IOException {
    board = StandInSwitchBoard.start();
  }

  @AfterEach
  void stop() throws IOException {
    board.close();
  }

  private ReloadableConfiguration file(String more) throws IOException {
    OperatorConfigurationFile files =
        new OperatorConfigurationFile(ContractCodec.withRandomIds(CLOCK));
    return new ReloadableConfiguration(files, files.load(write(more)), CLOCK);
  }

  private Path write(String more) throws IOException {
    return Files.writeString(folder.resolve("operations_center.yaml"), MINIMAL + more);
  }

  private ConfiguredRouting routing(ConfigurationInUse configuration, String url) {
    RoutingEnvironment environment =
        new RoutingEnvironment(
            new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of("OPERATIONS_CENTER_SWITCHBOARD_URL", url))
                .build(),
            CLOCK);
    return new ConfiguredRouting(configuration, environment, CLOCK, ConfiguredRoutingTest::freshId);
  }

  private ConfiguredRouting routing(ReloadableConfiguration file) {
    return routing(new ConfigurationInUse.FromFile(file, Secrets.NONE), board.url());
  }

  private static String freshId() {
    return UUID.randomUUID().toString();
  }

  private static String versionBy(ConfiguredRouting routing) {
    return String.valueOf(
        routing.selectLane(Proposals.proposal("bug_fix", "low")).switchboardVersion());
  }

  @Test
  void withoutAFileSwitchBoardIsAsked() {
    ConfiguredRouting routing = routing(new ConfigurationInUse.Defaults("x.yaml"), board.url());

    assertThat(routing.selectLane(Proposals.proposal("bug_fix", "low")).policyRuleMatched())
        .isEqualTo("medium_implementation");
    assertThat(board.routed()).isEqualTo(1);
    routing.close();
  }

  @Test
  void theEmbeddedRouterAnswersOnlyWhereItIsConfiguredAndAChangeIsFollowed() throws IOException {
    // Given
    ReloadableConfiguration file = file("");
    ConfiguredRouting routing = routing(file);
    versionBy(routing);
    assertThat(board.routed()).isEqualTo(1);

    // When
    write("switchboard: {mode: embedded}\n");
    file.reload();

    // Then
    assertThat(versionBy(routing)).startsWith("embedded-");
    assertThat(board.routed()).isEqualTo(1);

    // When
    write("switchboard: {mode: remote}\n");
    file.reload();

    // Then
    versionBy(routing);
    assertThat(board.routed()).isEqualTo(2);
    routing.close();
  }

  @Test
  void anAwaySwitchBoardIsNeverReplacedByTheEmbeddedRouter() throws IOException {
    ConfiguredRouting routing = routing(file(""));
    board.close();

    assertThatThrownBy(() -> versionBy(routing)).isInstanceOf(RoutingFailure.Unavailable.class);
    routing.close();
  }

  @Test
  void aliasesOfBackendsComeFromTheConfiguration() throws IOException {
    // Given
    ConfiguredRouting routing =
        routing(file("switchboard: {backend_aliases: {team_executor: kodo}}\n"));
    var proposal = Proposals.proposal("bug_fix", "low");
    board.replyAlways(
        new StandInSwitchBoard.Reply.Exactly(
            200,
            "application/json",
            "{\"proposal_id\": \"%s\", \"selected_lane\": \"claude_cli\",\"selected_backend\": \"team_executor\"}"
                .formatted(proposal.proposalId())));

    // When / Then
    assertThat(routing.selectLane(proposal).selectedBackend().wire()).isEqualTo("kodo");
    routing.close();
  }

  @Test
  void aPolicyFileIsUsed() throws IOException {
    Path policy = Files.writeString(folder.resolve("policy.yaml"), "fallback: {lane: codex_cli}\n");

    ConfiguredRouting routing =
        routing(file("switchboard: {mode: embedded, policy_file: \"%s\"}\n".formatted(policy)));

    assertThat(routing.selectLane(Proposals.proposal("bug_fix", "low")).selectedLane().wire())
        .isEqualTo("codex_cli");
    routing.close();
  }

  @Test
  void aBadPolicyFileRefusesTheStart() throws IOException {
    Path policy = Files.writeString(folder.resolve("policy.yaml"), "version: 1\n");
    ReloadableConfiguration file =
        file("switchboard: {mode: embedded, policy_file: \"%s\"}\n".formatted(policy));

    assertThatThrownBy(() -> routing(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("version");
  }

  @Test
  void anAddressThatIsNoneRefusesTheStart() {
    assertThatThrownBy(
            () -> routing(new ConfigurationInUse.Defaults("x.yaml"), "ftp://user:secret@host"))
        .isInstanceOf(StartRefused.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void readinessFollowsSwitchBoard() throws IOException {
    ConfiguredRouting routing = routing(file(""));
    RoutingReadiness readiness = new RoutingReadiness(routing);

    assertThat(readiness.missing()).isEmpty();
    assertThat(readiness.present()).isEqualTo("remote 0.1.0");
    routing.close();
  }

  @Test
  void readinessTellsADegradedSwitchBoardWithoutGoingDown() throws IOException {
    board.policyIssues("rule 'x': unknown lane");
    ConfiguredRouting routing = routing(file(""));
    RoutingReadiness readiness = new RoutingReadiness(routing);

    assertThat(readiness.missing()).isEmpty();
    assertThat(readiness.present()).contains("degraded", "rule 'x': unknown lane");
    routing.close();
  }

  @Test
  void readinessIsDownWithoutSwitchBoard() throws IOException {
    ConfiguredRouting routing = routing(file(""));
    board.close();

    assertThat(new RoutingReadiness(routing).missing()).get().asString().contains(board.url());
    routing.close();
  }

  @Test
  void readinessAsksNobodyWhereNothingIsConfigured() {
    ConfiguredRouting routing = routing(new ConfigurationInUse.Defaults("x.yaml"), "");
    RoutingReadiness readiness = new RoutingReadiness(routing);

    assertThat(readiness.missing()).isEmpty();
    assertThat(readiness.present()).contains("not asked");
    routing.close();
  }

  @Test
  void readinessSaysThatTheEmbeddedRouterAnswers() throws IOException {
    ConfiguredRouting routing = routing(file("switchboard: {mode: embedded}\n"));

    assertThat(new RoutingReadiness(routing).present()).isEqualTo("embedded");
    assertThat(board.received()).isEmpty();
    routing.close();
  }
}
