package io.operationscenter.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalSource;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.policy.PolicyCategory;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.planner.samples.SampleRuns;
import io.operationscenter.planner.samples.StandIn.Answer;
import io.operationscenter.planner.samples.StandIn.Asked;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalCommandsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final List<PolicyViolation> RULES =
      List.of(
          new PolicyViolation(
              "review.required",
              PolicyCategory.REVIEW,
              "Human review required: risk='low', task_type='feature'",
              false,
              null,
              null));
  private static final WaitingRun WAITING =
      new WaitingRun(
          SampleRuns.TASK,
          "d1gest",
          SampleRuns.TICKET,
          SampleRuns.RUN,
          "api",
          "release/1",
          "Greet in several languages",
          "Add an option.\u001b[2J\nAnd a test.",
          "Leave the old option alone.",
          TaskType.FEATURE,
          RiskLevel.LOW,
          LaneName.CLAUDE_CLI,
          BackendName.KODO,
          List.of("src/"),
          RULES,
          AT);

  @TempDir Path folder;
  private CommandRun commands;

  @BeforeEach
  void standInsForTheServices() throws Exception {
    commands = new CommandRun(folder);
    commands.environment.put("USER", "ada");
  }

  @AfterEach
  void close() {
    commands.close();
  }

  private static Approval approval(ApprovalState state) {
    return new Approval(
        "a-1",
        SampleRuns.TASK,
        "api",
        "d1gest",
        RULES,
        state,
        ApprovalSource.CLI,
        "ada",
        state == ApprovalState.EXPIRED ? null : "operator",
        "agreed",
        AT,
        AT.plusSeconds(60),
        state == ApprovalState.USED ? SampleRuns.TICKET : null,
        state == ApprovalState.USED ? AT.plusSeconds(5) : null,
        state == ApprovalState.WITHDRAWN ? "ada: no" : null);
  }

  private void waits(WaitingRun... runs) {
    commands.execution.on("GET", "/v1/approvals/waiting", _ -> Answer.json(List.of(runs)));
  }

  /** Answers whatever id the command chose. */
  private Asked given(String... arguments) {
    int before = commands.execution.asked().size();
    commands.run(arguments);
    return commands.execution.asked().subList(before, commands.execution.asked().size()).getLast();
  }

  @Test
  void approvesWhatWaitsAndShowsWhatThatIs() throws Exception {
    // Given
    waits(WAITING);

    // When
    Asked asked = given("approve", SampleRuns.TASK, "--reason", "agreed");

    // Then: under an id of its own, which no stand-in knows
    assertThat(asked.method()).isEqualTo("PUT");
    assertThat(asked.path()).matches(Pattern.compile("/v1/approvals/[0-9a-f-]{36}"));
    JsonNode body = JSON.readTree(asked.body());
    assertThat(body.path("verdict").asText()).isEqualTo("grant");
    assertThat(body.path("task_id").asText()).isEqualTo(SampleRuns.TASK);
    assertThat(body.path("proposal_digest").asText()).isEqualTo("d1gest");
    assertThat(body.path("source").asText()).isEqualTo("cli");
    assertThat(body.path("given_by").asText()).isEqualTo("ada");
    assertThat(body.path("reason").asText()).isEqualTo("agreed");
    assertThat(commands.err())
        .contains(
            "Goal        Add an option.\u241b[2J\n            And a test.",
            "Constraints Leave the old option alone.",
            "Repository  api, base release/1",
            "Needs       review.required: Human review required",
            "Route       lane claude_cli, backend kodo");
  }

  @Test
  void saysThatSomebodyElseHadApprovedItAlready() {
    // Given: another terminal was quicker
    waits(WAITING);
    commands.execution.on("PUT", "/v1/approvals/*", approval(ApprovalState.GRANTED));

    // When
    int code = commands.run("approve", SampleRuns.TASK, "--reason", "me too", "--as", "grace");

    // Then
    assertThat(code).isZero();
    assertThat(commands.out()).contains("Given       by ada");
    assertThat(commands.err())
        .endsWith("ada had approved it already; this approval adds nothing to that one.\n");
  }

  @Test
  void resolvesTheNumberOfACard() {
    // Given
    BoardCard card =
        new BoardCard(SampleRuns.TASK, 12, "T", "Blocked", List.of(), "none", "x", AT, AT, null);
    commands.planner.on("GET", "/v1/cards/12", new CardAccount(card, List.of(), List.of()));
    waits(WAITING);

    // When
    given("approve", "12", "--reason", "agreed");

    // Then
    assertThat(commands.execution.asked().getFirst().query())
        .isEqualTo("task_id=" + SampleRuns.TASK);
  }

  @Test
  void refusesWhenNothingWaits() {
    waits();

    assertThat(commands.run("approve", SampleRuns.TASK, "--reason", "agreed")).isEqualTo(3);
    assertThat(commands.err()).contains("Nothing of card " + SampleRuns.TASK + " waits");
  }

  @Test
  void refusesWhenSomethingElseWaitsThanThePersonLookedAt() {
    waits(WAITING);

    assertThat(commands.run("approve", SampleRuns.TASK, "--reason", "agreed", "--digest", "other"))
        .isEqualTo(3);
    assertThat(commands.err()).contains("waits with digest d1gest, not other");
    assertThat(commands.execution.asked()).hasSize(1);
  }

  @Test
  void wantsAReasonOfOneLine() {
    waits(WAITING);

    assertThat(commands.run("approve", SampleRuns.TASK)).isEqualTo(2);
    assertThat(commands.run("approve", SampleRuns.TASK, "--reason", "one\ntwo")).isEqualTo(2);
    assertThat(commands.err()).contains("reason", "one line");
  }

  @Test
  void rejectsWhatWaits() throws Exception {
    waits(WAITING);

    Asked asked =
        given("approvals", "reject", SampleRuns.TASK, "--reason", "not now", "--as", "grace");

    assertThat(JSON.readTree(asked.body()).path("verdict").asText()).isEqualTo("reject");
    assertThat(JSON.readTree(asked.body()).path("given_by").asText()).isEqualTo("grace");
  }

  @Test
  void listsWhatWaitsBeforeApprovals() throws Exception {
    // Given
    waits(WAITING);
    commands.execution.on(
        "GET", "/v1/approvals", _ -> Answer.json(List.of(approval(ApprovalState.USED))));

    // When
    int code = commands.run("approvals", "list");
    String table = commands.out();
    commands.run("approvals", "list", "--state", "waiting", "--output", "json");
    JsonNode document = JSON.readTree(commands.out());

    // Then
    assertThat(code).isZero();
    assertThat(table.lines()).hasSize(3);
    assertThat(table.lines().toList().get(1)).startsWith("waiting  " + SampleRuns.TASK);
    assertThat(table.lines().toList().get(2))
        .startsWith("used")
        .contains("ada  operator  a-1  review.required");
    assertThat(document.path("waiting")).hasSize(1);
    assertThat(document.path("approvals")).isEmpty();
  }

  @Test
  void showsWhatWaitsForACardOrAnApproval() {
    // Given
    waits(WAITING);
    commands.execution.on("GET", "/v1/approvals/a-1", approval(ApprovalState.USED));

    // When
    commands.run("approvals", "show", SampleRuns.TASK);
    String waiting = commands.out();
    waits();
    commands.run("approvals", "show", "a-1");

    // Then
    assertThat(waiting).contains("Digest      d1gest", "Paths       src/");
    assertThat(commands.out())
        .contains(
            "Approval    a-1  used",
            "Given       by ada, cli, credential operator, " + AT,
            "Lifts       review.required",
            "Ticket      " + SampleRuns.TICKET);
  }

  @Test
  void showsAnApprovalOfWhichNobodyKnowsTheCredential() {
    // Given
    waits();
    commands.execution.on("GET", "/v1/approvals/a-1", approval(ApprovalState.EXPIRED));
    commands.execution.on(
        "GET", "/v1/approvals", _ -> Answer.json(List.of(approval(ApprovalState.EXPIRED))));

    // When
    commands.run("approvals", "show", "a-1");
    String one = commands.out();
    commands.run("approvals", "list");

    // Then
    assertThat(one).contains("Given       by ada, cli, " + AT);
    assertThat(commands.out()).contains("ada  -     a-1  review.required");
  }

  @Test
  void withdrawsAnApproval() {
    // Given
    commands.execution.on("POST", "/v1/approvals/a-1/withdraw", approval(ApprovalState.WITHDRAWN));

    // When
    int code = commands.run("approvals", "withdraw", "a-1", "--reason", "no");

    // Then
    assertThat(code).isZero();
    assertThat(commands.execution.asked().getLast().body())
        .isEqualTo("{\"by\":\"ada\",\"reason\":\"no\"}");
    assertThat(commands.out()).contains("withdrawn", "ada: no");
  }

  @Test
  void aTicketThatHoldsItIsRefusedWithThree() {
    commands.execution.on(
        "POST", "/v1/approvals/a-1/withdraw", _ -> Answer.problem(409, "held by ticket t"));

    assertThat(commands.run("approvals", "withdraw", "a-1", "--reason", "no")).isEqualTo(3);
    assertThat(commands.err()).contains("held by ticket t");
  }
}
