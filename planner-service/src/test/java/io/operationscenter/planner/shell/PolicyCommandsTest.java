package io.operationscenter.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.policy.PolicyAccount;
import io.operationscenter.contracts.policy.PolicyCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyExplanation;
import io.operationscenter.contracts.policy.PolicyReplay;
import io.operationscenter.contracts.policy.PolicyStatus;
import io.operationscenter.contracts.policy.PolicyTally;
import io.operationscenter.contracts.policy.PolicyVerdict;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.ReplayedDecision;
import io.operationscenter.contracts.policy.ReviewRequirementLevel;
import io.operationscenter.contracts.policy.RuleVerdict;
import io.operationscenter.contracts.tickets.TicketPage;
import io.operationscenter.planner.samples.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCommandsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final String EXPLAIN = "/v1/policy/explain";
  private static final String MESSAGE = "Human review required: risk='low', task_type='feature'";

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

  private static PolicyAccount account(PolicyStatus status) {
    return new PolicyAccount(
        "api",
        "policy.repo_policies[0] (repo_key 'api')",
        List.of(
            new RuleVerdict(
                "repo.disabled", PolicyCategory.REPO, PolicyVerdict.PASSED, "built-in", null, null),
            new RuleVerdict(
                "review.required",
                PolicyCategory.REVIEW,
                PolicyVerdict.REVIEW_REQUIRED,
                "policy.repo_policies[0].review_requirement.require_review_for_task_types",
                MESSAGE,
                null)),
        new PolicyDecision(
            "d",
            status,
            status == PolicyStatus.ALLOW
                ? List.of()
                : List.of(
                    new PolicyViolation(
                        "review.required", PolicyCategory.REVIEW, MESSAGE, false, null, null)),
            List.of(),
            "standard",
            ReviewRequirementLevel.REQUIRED,
            List.of(),
            "",
            AT),
        new PolicyExplanation(
            "REVIEW REQUIRED: " + MESSAGE,
            List.of("review.required"),
            MESSAGE,
            "Validation profile: 'standard'",
            "No path restriction declared (applies to all paths)",
            "Routing selection is compatible with policy"),
        "d1gest",
        status == PolicyStatus.REQUIRE_REVIEW,
        null);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String operatorsFile(String policy) throws IOException {
    return file(
        "operations_center.yaml",
        """
        plane: {mode: embedded}
        git: {}
        kodo: {}
        repos:
          api: {clone_url: "git@example.org:owner/api.git", default_branch: main}
        """
            + policy);
  }

  @Test
  void listsEveryFaultOfAFileAtOnceAndAsksNobody() throws Exception {
    // Given
    String file =
        operatorsFile(
            """
            policy:
              repo_policies:
                - {repo_key: api, risk_profile: x, review_requirement: {blocked_without_human: true}}
                - {repo_key: api, enbaled: true}
            """);

    // When
    int code = commands.run("policy", "check", "--config", file);

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(commands.out())
        .contains(
            "policy.repo_policies.0.risk_profile (line 8:",
            "blocked_without_human=True contradicts autonomous_allowed=True",
            "policy.repo_policies.1.enbaled",
            "Duplicate repo_key 'api'");
    assertThat(commands.err()).contains("has 4 fault(s)");
    assertThat(commands.execution.asked()).isEmpty();
  }

  @Test
  void tellsOfAnEntryThatIsUsedForNoRepository() throws Exception {
    String file = operatorsFile("policy: {repo_policies: [{repo_key: apl, enabled: false}]}\n");

    assertThat(commands.run("policy", "check", "--config", file)).isZero();

    assertThat(commands.err())
        .contains("policy.repo_policies.0.repo_key (line 6:", "apl", "the entry is skipped")
        .endsWith("is valid.\n");
  }

  @Test
  void namesTheOptionForAFileThatHoldsMoreThanTheBlock() throws Exception {
    String file = file("wrapped.yaml", "policy: {repo_policies: [{repo_key: api}]}\n");

    assertThat(commands.run("policy", "check", "--policy", file)).isEqualTo(1);

    assertThat(commands.out()).hasLineCount(1).contains("--config");
  }

  @Test
  void checksABlockAlone() throws Exception {
    String good = file("good.yaml", "repo_policies: [{repo_key: api}]\n");
    String bad = file("bad.yaml", "repo_policies: [{repo_key: api}, {repo_key: api}]\n");

    assertThat(commands.run("policy", "check", "--policy", good)).isZero();
    assertThat(commands.err()).contains("is valid");
    assertThat(commands.run("policy", "check", "--policy", bad, "--output", "json")).isEqualTo(1);
    JsonNode document = JSON.readTree(commands.out());
    assertThat(document.path("valid").asBoolean()).isFalse();
    assertThat(document.path("errors")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "check, --policy, 2",
    "check, --config, 1",
    "explain, --bundle, 2",
    "dry-run, --policy, 2",
    "dry-run, --config, 1",
    "explain, --config, 1"
  })
  void whatIsNoTextIsASentence(String command, String option, int code) throws Exception {
    // Given
    Path bytes = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
    Path none = folder.resolve("none.yaml");

    for (Path file : List.of(folder, bytes, none)) {
      // When
      int ended = commands.run("policy", command, option, file.toString());

      // Then
      assertThat(ended).as(file.toString()).isEqualTo(file.equals(none) ? 2 : code);
      assertThat(commands.err()).contains(file.toString()).matches("(?s)([^\\n]+\\n){1,2}");
      assertThat(commands.out() + commands.err()).doesNotContain("Exception", "\tat ");
    }
    assertThat(commands.execution.asked()).isEmpty();
  }

  @Test
  void asksThePolicyOfAFileAboutOneRun() throws Exception {
    // Given
    commands.execution.on("POST", EXPLAIN, account(PolicyStatus.REQUIRE_REVIEW));
    String file = operatorsFile("policy: {repo_policies: [{repo_key: api, enabled: true}]}\n");

    // When
    int held = commands.run("policy", "check", "--config", file, "1a2b3c4d");
    String words = commands.out();
    commands.execution.on("POST", EXPLAIN, account(PolicyStatus.ALLOW));
    int allowed = commands.run("policy", "check", "--config", file, "1a2b3c4d");

    // Then
    JsonNode asked = JSON.readTree(commands.execution.asked().getFirst().body());
    assertThat(asked.path("run").asText()).isEqualTo("1a2b3c4d");
    assertThat(asked.at("/policy/repo_policies/0/repo_key").asText()).isEqualTo("api");
    assertThat(held).isEqualTo(3);
    assertThat(words).contains("Policy      require_review", "Approval    a person's approval");
    assertThat(allowed).isZero();
  }

  @Test
  void explainsRuleByRule() throws Exception {
    // Given
    commands.execution.on("POST", EXPLAIN, account(PolicyStatus.REQUIRE_REVIEW));

    // When
    int code = commands.run("policy", "explain", "1a2b3c4d");

    // Then
    assertThat(code).isZero();
    assertThat(commands.out())
        .contains(
            "Rules of    policy.repo_policies[0] (repo_key 'api')",
            "Digest      d1gest",
            "passed           repo.disabled    built-in",
            "review_required  review.required  policy.repo_policies[0].review_requirement");
    assertThat(JSON.readTree(commands.execution.asked().getFirst().body()).path("policy").isNull())
        .isTrue();
  }

  @Test
  void explainsTheLastRunOfACardOrABundle() throws Exception {
    // Given
    commands.execution.on("POST", EXPLAIN, account(PolicyStatus.ALLOW));
    commands.execution.on(
        "GET", "/v1/executions", new TicketPage(List.of(SampleRuns.succeeded().ticket()), null));
    String bundle = file("bundle.json", SampleRuns.CODEC.json(SampleRuns.succeeded().bundle()));

    // When
    commands.run("policy", "explain", "--card", SampleRuns.TASK);
    JsonNode ofCard = JSON.readTree(commands.execution.asked().getLast().body());
    commands.run("policy", "explain", "--bundle", bundle, "--output", "json");
    JsonNode ofBundle = JSON.readTree(commands.execution.asked().getLast().body());

    // Then
    assertThat(ofCard.path("run").asText()).isEqualTo(SampleRuns.TICKET);
    assertThat(ofBundle.at("/bundle/proposal/task_id").asText()).isEqualTo(SampleRuns.TASK);
    assertThat(JSON.readTree(commands.out()).path("entry").asText()).startsWith("policy.");
  }

  @Test
  void anExplanationNeedsARequest() throws Exception {
    assertThat(commands.run("policy", "explain")).isEqualTo(2);
    assertThat(commands.err()).contains("Name a run, --card or --bundle.");
    assertThat(commands.run("policy", "explain", "--bundle", file("b.json", "{}"))).isEqualTo(2);
    assertThat(commands.run("policy", "dry-run")).isEqualTo(2);
    assertThat(commands.err()).contains("--config or --policy");
  }

  @Test
  void showsWhatAChangedPolicyWouldHaveMeant() throws Exception {
    // Given
    commands.execution.on(
        "POST",
        "/v1/policy/dry-run",
        new PolicyReplay(
            3,
            new PolicyTally(3, 0, 0),
            new PolicyTally(1, 1, 1),
            List.of(
                new ReplayedDecision(
                    SampleRuns.TICKET,
                    SampleRuns.TASK,
                    "api",
                    "Greet\u001b[2J",
                    AT,
                    PolicyStatus.ALLOW,
                    PolicyStatus.ALLOW,
                    PolicyStatus.BLOCK,
                    List.of(),
                    List.of("task_type.blocked"))),
            true));
    String file = file("draft.yaml", "repo_policies: [{repo_key: api}]\n");

    // When
    int code =
        commands.run(
            "policy",
            "dry-run",
            "--policy",
            file,
            "--repo",
            "api",
            "--since",
            "2026-02-01T00:00:00Z",
            "--limit",
            "50");

    // Then
    assertThat(code).isEqualTo(5);
    assertThat(commands.err())
        .isEqualTo("Only the newest were compared; --limit takes in older ones.\n");
    assertThat(commands.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "in use 3 3 0 0",
            "changed 3 1 1 1",
            "6a0f3c52 api allow block allow task_type.blocked Greet␛[2J");
    JsonNode asked = JSON.readTree(commands.execution.asked().getFirst().body());
    assertThat(asked.path("repo_key").asText()).isEqualTo("api");
    assertThat(asked.path("since").asText()).startsWith("2026-02-01T00:00:00");
    assertThat(asked.path("limit").asInt()).isEqualTo(50);
  }

  @Test
  void noDifferenceIsZero() throws Exception {
    commands.execution.on(
        "POST",
        "/v1/policy/dry-run",
        new PolicyReplay(3, new PolicyTally(3, 0, 0), new PolicyTally(3, 0, 0), List.of(), false));

    assertThat(
            commands.run(
                "policy", "dry-run", "--policy", file("d.yaml", "default_policy: {repo_key: x}")))
        .isZero();
    assertThat(commands.err()).isEmpty();
    assertThat(
            commands.run(
                "policy", "dry-run", "--policy", file("d.yaml", "{}"), "--since", "yesterday"))
        .isEqualTo(2);
  }

  @Test
  void saysThatNothingWasCompared() throws Exception {
    commands.execution.on(
        "POST",
        "/v1/policy/dry-run",
        new PolicyReplay(0, PolicyTally.NONE, PolicyTally.NONE, List.of(), false));

    assertThat(commands.run("policy", "dry-run", "--policy", file("d.yaml", "{}"))).isZero();

    assertThat(commands.err()).isEqualTo("No such request is retained: nothing was compared.\n");
  }
}
