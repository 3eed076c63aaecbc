package io.operationscenter.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.contracts.lanes.RunAnswer;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketPage;
import io.operationscenter.planner.samples.SampleRuns;
import io.operationscenter.planner.samples.StandIn;
import io.operationscenter.planner.samples.StandIn.Answer;
import io.operationscenter.planner.shell.print.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandsTest {

  private static final String ACCOUNT = "/v1/executions/3d1c9e70/account";
  private static final String TICKET_ACCOUNT = "/v1/executions/" + SampleRuns.TICKET + "/account";

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
  void showsEverythingAboutARun() {
    // Given
    commands.execution.on("GET", ACCOUNT, SampleRuns.succeeded());

    // When
    int code = commands.run("show", "3d1c9e70");

    // Then
    assertThat(code).isZero();
    assertThat(commands.err()).isEmpty();
    assertThat(commands.out())
        .contains(
            "Run         3d1c9e70  succeeded",
            "Title       Greet people by their name",
            "Proposal    788b393d  bug_fix, risk low, priority normal",
            "Goal        The test greets-by-name fails.\n            Mend greet.sh",
            "Rule        medium_implementation → lane claude_cli, backend kodo, confidence 0.9",
            "Policy      allow_with_warnings\n            warning branch.name_pattern: ",
            "Budget      reserved: 1 of 10 in the hour",
            "Budget      settled",
            "Sandbox     process",
            "Validation  passed (1/1 passed), 41 ms",
            "modified  greet.sh  +2 -1",
            "Commit      4f1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192  pushed",
            "Seal        number 12, head " + SampleRuns.seal().head(),
            "Evidence    runs/20260301T100014Z_0b6f2c1e_3d1c9e7052aa below execution's root",
            "            diff.patch");
    assertThat(commands.execution.asked())
        .extracting(StandIn.Asked::authorization)
        .containsExactly("Bearer " + CommandRun.TOKEN);
  }

  @Test
  void saysThatNobodyValidatedARun() {
    // Given
    commands.execution.on("GET", ACCOUNT, SampleRuns.unvalidated());
    commands.execution.on(
        "GET", "/v1/executions", new TicketPage(List.of(SampleRuns.unvalidated().ticket()), null));

    // Then
    commands.run("show", "3d1c9e70");
    assertThat(commands.out()).contains("Validation  unvalidated, no command was run");
    commands.run("executions");
    assertThat(commands.out()).contains("unvalidated");
  }

  @Test
  void namesTheFolderOfTheEvidenceWhenItLiesHere() throws Exception {
    Path evidence =
        Files.createDirectories(
            folder.resolve("var/execution/runs/20260301T100014Z_0b6f2c1e_3d1c9e7052aa"));
    commands.execution.on("GET", ACCOUNT, SampleRuns.succeeded());

    commands.run("show", "3d1c9e70");

    assertThat(commands.out()).contains("Evidence    " + evidence);
  }

  @Test
  void aBranchThatFailedValidationIsADraft() {
    commands.execution.on("GET", ACCOUNT, SampleRuns.draft());

    assertThat(commands.run("show", "3d1c9e70")).isZero();

    assertThat(commands.out())
        .contains("e0f1a2b3c4d5e6f708192  pushed as a draft, validation fails");
  }

  @Test
  void showsTheFirstTwoHundredFilesOfMany() {
    commands.execution.on("GET", ACCOUNT, SampleRuns.wide());

    assertThat(commands.run("show", "3d1c9e70")).isZero();

    assertThat(commands.out())
        .contains("Changed     20000 file(s)", "src/f00200", "+19800 more")
        .doesNotContain("src/f00201");
  }

  @Test
  void isNoSurerOfTheChangedFilesThanTheEvidence() {
    commands.execution.on("GET", ACCOUNT, SampleRuns.uncertain());

    assertThat(commands.run("show", "3d1c9e70")).isZero();

    assertThat(commands.out())
        .contains("Changed     unknown (backend did not report changed files)");
  }

  @Test
  void listsAnInterruptedRunAsInterrupted() {
    commands.execution.on(
        "GET", "/v1/executions", new TicketPage(List.of(SampleRuns.interrupted().ticket()), null));

    assertThat(commands.run("executions")).isZero();

    assertThat(commands.out()).contains("  interrupted  ").doesNotContain("backend_error");
  }

  @Test
  void showsWhyARunWasRefused() {
    commands.execution.on("GET", ACCOUNT, SampleRuns.refused());

    assertThat(commands.run("show", "3d1c9e70")).isZero();

    assertThat(commands.out())
        .contains(
            "Refused     repo_budget_exceeded, window daily, 0 of 0",
            "asked again after 2026-03-02");
  }

  @Test
  void tracesWhyARunWasRefused() throws Exception {
    // Given
    commands.execution.on("GET", ACCOUNT, SampleRuns.refused());

    // When
    commands.run("trace", "3d1c9e70");
    String words = commands.out();
    commands.run("trace", "3d1c9e70", "--output", "json");
    JsonNode refusal = new ObjectMapper().readTree(commands.out()).path("refusal");

    // Then
    assertThat(words)
        .contains(
            "Refused     repo_budget_exceeded, window daily, 0 of 0",
            "asked again after 2026-03-02");
    assertThat(refusal.path("window").asText()).isEqualTo("daily");
    assertThat(refusal.path("limit").asDouble(-1)).isZero();
    assertThat(refusal.path("current").asDouble(-1)).isZero();
    assertThat(refusal.path("not_before").asText()).startsWith("2026-03-02T10:00:00");
  }

  @Test
  void tracesWhoLetARunBegin() throws Exception {
    // Given
    commands.execution.on("GET", ACCOUNT, SampleRuns.approved());

    // When
    commands.run("trace", "3d1c9e70");
    String words = commands.out();
    commands.run("trace", "3d1c9e70", "--output", "json");
    JsonNode document = new ObjectMapper().readTree(commands.out());

    // Then
    assertThat(words)
        .contains("Approval    a-1 used, by ada, cli, credential operator, 2026-03-01T09:00:00Z");
    assertThat(document.at("/approval/given_by").asText()).isEqualTo("ada");
    assertThat(document.at("/approval/principal").asText()).isEqualTo("operator");
    assertThat(document.path("refusal").isNull()).isTrue();
  }

  @Test
  void jsonIsTheAccountAsServed() throws Exception {
    commands.execution.on("GET", ACCOUNT, SampleRuns.succeeded());

    commands.run("show", "3d1c9e70", "--output", "json");

    assertThat(new ObjectMapper().readTree(commands.out()))
        .isEqualTo(new ObjectMapper().readTree(SampleRuns.CODEC.json(SampleRuns.succeeded())));
  }

  @Test
  void controlsFromOutsideNeverReachTheTerminal() throws Exception {
    // Given
    String evil = "\u001b[2Jgone\u0007\u202e\u009b31m\rback";
    commands.execution.on("GET", ACCOUNT, SampleRuns.withWords(evil, evil + "\nline two"));

    for (String[] command :
        List.of(
            new String[] {"show", "3d1c9e70"},
            new String[] {"trace", "3d1c9e70"},
            new String[] {"show", "3d1c9e70", "--output", "json"})) {
      // When
      commands.run(command);

      // Then
      assertThat(commands.out().codePoints().filter(c -> c != '\n'))
          .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }
    assertThat(new ObjectMapper().readTree(commands.out()).path("ticket").path("title").asText())
        .isEqualTo(evil);
  }

  @Test
  void tracesWhatHappenedWithTimes() {
    commands.execution.on("GET", ACCOUNT, SampleRuns.succeeded());

    assertThat(commands.run("trace", "3d1c9e70")).isZero();

    assertThat(commands.out())
        .startsWith("SUCCESS | kodo @ claude_cli | run=3d1c9e70\n")
        .contains(
            "Files       1 file changed (source: git_diff)",
            "Policy      allow_with_warnings\n            warning branch.name_pattern: ",
            "            ALLOWED WITH WARNINGS: the branch has a name of its own",
            "            scope: Effective scope: [src/**]",
            "Budget      reserved: 1 of 10 in the hour",
            "Seal        number 12, head %s\n            goes on from %s\n            request    "
                .formatted(SampleRuns.seal().head(), SampleRuns.seal().previous()),
            "            commit     %s  1 file(s)"
                .formatted(SampleRuns.seal().links().get(5).digest()),
            "10:00:00.100    +0.000 s  admitted        policy allow_with_warnings: branch.name_pattern",
            "10:00:05.900    +5.800 s  validating      validation attempt 1 failed: sh test.sh: exit 1 expected");
  }

  @Test
  void tracesARunThatIsNotSealed() {
    commands.execution.on("GET", ACCOUNT, SampleRuns.running());

    assertThat(commands.run("trace", "3d1c9e70")).isZero();

    assertThat(commands.out()).startsWith("RUNNING | not sealed | run=3d1c9e70\n");
  }

  @Test
  void followsARunLineByLineAndPassesItsEndOn() {
    // Given
    commands.execution.on("GET", ACCOUNT, SampleRuns.running());
    commands.whilePausing(() -> commands.execution.on("GET", ACCOUNT, SampleRuns.succeeded()));

    // When
    int code = commands.run("show", "3d1c9e70", "--follow");

    // Then
    assertThat(code).isZero();
    assertThat(commands.pauses).hasSize(1);
    assertThat(commands.err().lines()).hasSize(13).first().asString().contains("policy");
    assertThat(commands.err()).doesNotContain("\u001b").doesNotContain("\r");
    assertThat(commands.out()).contains("succeeded");
  }

  @Test
  void progressIsWrittenOverOnATerminalOnly() {
    commands.execution.on("GET", ACCOUNT, SampleRuns.running());
    commands.whilePausing(() -> commands.execution.on("GET", ACCOUNT, SampleRuns.succeeded()));

    commands.on(new Terminal(true, true, true)).run("show", "3d1c9e70", "--follow");

    assertThat(commands.err()).contains("\r\u001b[Krunning, followed for 0 s");
    assertThat(commands.out()).contains("\u001b[32msucceeded\u001b[0m");
  }

  @Test
  void waitsForAServiceThatIsAwayForAMoment() {
    commands.execution.on("GET", ACCOUNT, _ -> Answer.json(200, "no json"));
    commands.whilePausing(() -> commands.execution.on("GET", ACCOUNT, SampleRuns.succeeded()));

    assertThat(commands.run("show", "3d1c9e70", "--follow")).isZero();
  }

  @Test
  void aServiceThatStaysAwayIsFour() {
    commands.execution.close();

    assertThat(commands.run("show", "3d1c9e70")).isEqualTo(4);
    assertThat(commands.err())
        .contains("execution does not answer at " + commands.execution.address())
        .contains("operations-center up");
    assertThat(commands.run("show", "3d1c9e70", "--follow")).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"400,2", "401,3", "403,3", "404,1", "409,3", "422,2", "500,1", "502,1", "503,4"})
  void whatAServiceRefusesDecidesTheExitCode(int status, int code) {
    commands.execution.on("GET", ACCOUNT, _ -> Answer.problem(status, "because"));

    assertThat(commands.run("show", "3d1c9e70")).isEqualTo(code);
    assertThat(commands.err()).startsWith("execution: because");
    assertThat(commands.out()).isEmpty();
  }

  @Test
  void printsAndWritesAFileOfTheEvidence() throws Exception {
    // Given
    byte[] bytes = {'a', 0x1b, (byte) 0xff, '\n'};
    commands.execution.on(
        "GET",
        "/v1/executions/3d1c9e70/evidence/a%20b/diff.patch",
        _ -> new Answer(200, "application/octet-stream", bytes));
    Path target = folder.resolve("diff.patch");

    // When
    int shown = commands.run("show", "3d1c9e70", "--evidence", "a b/diff.patch");
    String text = commands.out();
    int written =
        commands.run("show", "3d1c9e70", "--evidence", "a b/diff.patch", "--to", target.toString());

    // Then
    assertThat(List.of(shown, written)).containsExactly(0, 0);
    assertThat(text).isEqualTo("a\u241b\ufffd\n");
    assertThat(target).hasBinaryContent(bytes);
  }

  @ParameterizedTest
  @CsvSource({"..", ".", "' '"})
  void anIdIsNeverAWayThroughTheTree(String id) {
    assertThat(commands.run("show", id)).isEqualTo(2);
    assertThat(commands.run("show", "x", "--evidence", "a/" + id + "/b")).isEqualTo(2);
    assertThat(commands.execution.asked()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAFileOfTheEvidence() throws Exception {
    // Given
    commands.execution.on(
        "GET",
        "/v1/executions/x/evidence/diff.patch",
        _ -> new Answer(200, "application/octet-stream", new byte[] {'a'}));
    Path there = Files.writeString(folder.resolve("there"), "mine");

    // When
    int outside = commands.run("show", "x", "--evidence", "/etc/passwd");
    String why = commands.err();
    int over = commands.run("show", "x", "--evidence", "diff.patch", "--to", there.toString());

    // Then
    assertThat(List.of(outside, over)).containsExactly(2, 2);
    assertThat(why).contains("'/etc/passwd' is no file below it: a name is relative");
    assertThat(commands.err()).contains(there + " cannot be used: it exists already");
    assertThat(there).hasContent("mine");
  }

  @Test
  void knowsACardByItsNumber() {
    // Given
    BoardCard card =
        new BoardCard(SampleRuns.TASK, 12, "t", "Done", List.of(), "none", "", null, null, null);
    commands.planner.on("GET", "/v1/cards/12", new CardAccount(card, List.of(), List.of()));
    commands.planner.on(
        "POST",
        "/v1/lanes/goal/run",
        new RunAnswer("task_skipped", SampleRuns.TASK, null, null, "x"));
    commands.execution.on("GET", "/v1/executions", new TicketPage(List.of(), null));

    // When
    commands.run("run", "--task-id", "12");
    int listed = commands.run("executions", "--task-id", "12");

    // Then
    assertThat(listed).isZero();
    assertThat(commands.planner.asked())
        .anyMatch(asked -> asked.body().contains("\"task_id\":\"" + SampleRuns.TASK + "\""));
    assertThat(commands.execution.asked().getFirst().query())
        .contains("task_id=" + SampleRuns.TASK);
  }

  @Test
  void listsTicketsPageByPage() {
    // Given
    Ticket first = SampleRuns.succeeded().ticket();
    Ticket second = SampleRuns.refused().ticket();
    commands.execution.on(
        "GET",
        "/v1/executions",
        asked ->
            Answer.json(
                asked.query().contains("before=n1")
                    ? new TicketPage(List.of(second), null)
                    : new TicketPage(List.of(first), "n1")));

    // When
    int one = commands.run("executions", "--task-id", "t 1", "--state", "live", "--limit", "1");
    String page = commands.out();
    String words = commands.err();
    int all = commands.run("executions", "--all");

    // Then
    assertThat(List.of(one, all)).containsExactly(0, 0);
    assertThat(page).contains("RUN", "3d1c9e70  succeeded").hasLineCount(2);
    assertThat(words).contains("--before n1");
    assertThat(commands.out()).hasLineCount(3).contains("repo_budget_exceeded");
    assertThat(commands.execution.asked().getFirst().query())
        .isEqualTo("task_id=t%201&state=live&limit=1");
  }

  @Test
  void cancelsByTheFullIdOfTheTicket() {
    // Given
    Ticket running = SampleRuns.running().ticket();
    commands.execution.on("GET", "/v1/executions/3d1c9e70", running);
    commands.execution.on("POST", "/v1/executions/" + SampleRuns.TICKET + "/cancel", running);

    // When
    int code = commands.run("cancel", "3d1c9e70", "--reason", "enough");

    // Then
    assertThat(code).isZero();
    assertThat(commands.err()).contains("Its end is asked for.");
    assertThat(commands.execution.asked().getLast().body()).isEqualTo("{\"reason\":\"enough\"}");
  }

  @Test
  void cancellingWhatHasEndedIsRefused() {
    Ticket ended = SampleRuns.succeeded().ticket();
    commands.execution.on("GET", "/v1/executions/3d1c9e70", ended);
    commands.execution.on("POST", "/v1/executions/" + SampleRuns.TICKET + "/cancel", ended);

    assertThat(commands.run("cancel", "3d1c9e70")).isEqualTo(3);
    assertThat(commands.err()).contains("was not cancelled: it is succeeded");
  }

  @Test
  void runsACardAndFollowsItToItsEnd() {
    // Given
    started();
    commands.execution.on("GET", TICKET_ACCOUNT, SampleRuns.succeeded());

    // When
    int code = commands.run("run", "--task-id", SampleRuns.TASK, "--output", "json");

    // Then
    assertThat(code).isZero();
    assertThat(commands.planner.asked().getFirst().body())
        .isEqualTo("{\"task_id\":\"%s\"}".formatted(SampleRuns.TASK));
    assertThat(commands.out()).contains("\"branch_pushed\" : true");
  }

  @Test
  void runNextTakesTheNextCandidateAndCanLetItGo() {
    started();

    assertThat(commands.run("run-next", "--no-follow")).isZero();

    assertThat(commands.planner.asked().getFirst().body()).isEqualTo("{\"task_id\":null}");
    assertThat(commands.execution.asked()).isEmpty();
    assertThat(commands.out()).contains("started: claimed");
  }

  @ParameterizedTest
  @CsvSource({"no_task,1", "refused,3", "blocked,3", "pre_exec_rejected,3", "task_skipped,3"})
  void aCardThatIsNotRunDecidesTheExitCode(String status, int code) {
    commands.planner.on(
        "POST",
        "/v1/lanes/goal/run",
        _ ->
            Answer.json(
                200,
                "{\"status\":\"%s\",\"task_id\":null,\"ticket_id\":null,\"refusal\":null,\"message\":\"so it is\"}"
                    .formatted(status)));

    assertThat(commands.run("run-next")).isEqualTo(code);
    assertThat(commands.out()).isEqualTo(status + ": so it is\n");
  }

  private void started() {
    commands.planner.on(
        "POST",
        "/v1/lanes/goal/run",
        _ ->
            Answer.json(
                200,
                "{\"status\":\"started\",\"task_id\":\"%s\",\"ticket_id\":\"%s\",\"refusal\":null,\"message\":\"claimed\"}"
                    .formatted(SampleRuns.TASK, SampleRuns.TICKET)));
  }
}
