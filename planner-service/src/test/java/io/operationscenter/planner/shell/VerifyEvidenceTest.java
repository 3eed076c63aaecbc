package io.operationscenter.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.contracts.cards.CardComment;
import io.operationscenter.contracts.evidence.SealAnchor;
import io.operationscenter.contracts.evidence.SealFault;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.samples.SampleRuns;
import io.operationscenter.planner.samples.StandIn;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyEvidenceTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final String VERIFICATION = "/v1/executions/3d1c9e70/verification";
  private static final String OTHER = "0".repeat(64);

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

  private static Verification sealed() {
    return new Verification(
            "runs/" + SampleRuns.RUN,
            VerificationState.INTACT,
            SampleRuns.RUN,
            SampleRuns.TICKET,
            SampleRuns.TASK,
            12L,
            SampleRuns.seal().head(),
            9,
            List.of(),
            List.of(),
            List.of(),
            List.of("ticket other is sealing"))
        .with(new SealAnchor("store", SampleRuns.seal().head(), "row 12"))
        .with(new SealAnchor("next", null, "nothing was sealed after number 12"));
  }

  private void comment(String text, boolean ours) {
    commands.planner.on(
        "GET",
        "/v1/cards/" + SampleRuns.TASK,
        new CardAccount(
            new BoardCard(SampleRuns.TASK, 1, "t", "Review", List.of(), "none", "", AT, AT, null),
            List.of(
                new CardComment("a", "[Goal] claimed", "us", true, AT, "claim:1"),
                new CardComment("b", text, "us", ours, AT, "run:" + SampleRuns.TICKET)),
            List.of()));
  }

  @Test
  void findsTheHeadInTheStoreAndInTheComment() {
    // Given
    commands.execution.on("GET", VERIFICATION, sealed());
    comment("[Goal] execution result\n- evidence_head: " + SampleRuns.seal().head(), true);

    // When
    int code = commands.run("verify", "3d1c9e70");

    // Then
    assertThat(commands.out())
        .contains(
            "Seal        number 12, head " + SampleRuns.seal().head(),
            "State       intact, 9 file(s)",
            "Anchor      store agrees: row 12",
            "Anchor      next not there: nothing was sealed after number 12",
            "Anchor      comment agrees: comment run:%s of card %s"
                .formatted(SampleRuns.TICKET, SampleRuns.TASK),
            "Unsealed    ticket other is sealing");
    assertThat(code).isEqualTo(ExitCode.OK);
  }

  @Test
  void namesACommentThatDisagrees() throws Exception {
    // Given
    commands.execution.on("GET", VERIFICATION, sealed());
    comment("[Goal] execution result\n- evidence_head: " + OTHER, false);

    // When
    int code = commands.run("verify", "3d1c9e70", "--output", "json");

    // Then
    assertThat(code).isEqualTo(ExitCode.FAILED);
    var verification = new ObjectMapper().readTree(commands.out()).path(0);
    assertThat(verification.path("state").asText()).isEqualTo("broken");
    assertThat(verification.at("/faults/0/anchor").asText()).isEqualTo("comment");
    assertThat(verification.at("/faults/0/message").asText())
        .contains("which somebody edited", OTHER);
  }

  @Test
  void saysThatNoCommentNamesTheHead() {
    // Given
    commands.execution.on("GET", VERIFICATION, sealed());
    comment("[Goal] execution result\n- success: true", true);

    // When
    int code = commands.run("verify", "3d1c9e70");

    // Then
    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(commands.out()).contains("Anchor      comment not there: comment run:");
  }

  @Test
  void saysThatTheCardIsGone() {
    // Given
    commands.execution.on("GET", VERIFICATION, sealed());

    // When
    int code = commands.run("verify", "3d1c9e70");

    // Then
    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(commands.out()).contains("Anchor      comment not there: planner: ");
  }

  @Test
  void failsWhateverTheCommentSaysWhenExecutionFoundAFault() {
    // Given
    commands.execution.on(
        "GET",
        VERIFICATION,
        sealed().with(new SealFault("folder", "diff", "diff.patch", "is missing")));
    comment("[Goal] execution result\n- evidence_head: " + SampleRuns.seal().head(), true);

    // When
    int code = commands.run("verify", "3d1c9e70");

    // Then
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(commands.out()).contains("Fault       folder, diff, diff.patch: is missing");
  }

  @Test
  void needsNoServiceForAFolder() throws Exception {
    // Given
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    commands.close();

    // Then
    assertThat(commands.run("verify", "evidence")).isEqualTo(ExitCode.FINDINGS);
    assertThat(commands.out()).contains(evidence.toString(), "unsealed");
    assertThat(commands.run("verify", "./nothing")).isEqualTo(ExitCode.USAGE);
    assertThat(commands.err()).contains("There is no folder");
    assertThat(commands.run("verify", "evidence", "--head", "12")).isEqualTo(ExitCode.USAGE);
    assertThat(commands.err()).contains("64 hex digits");
  }

  @Test
  void aRunThatIsNotThereIsNoneThatDisagrees() {
    // Given
    commands.execution.on(
        "GET",
        "/v1/executions/nosuch/verification",
        _ -> StandIn.Answer.problem(404, "there is no execution 'nosuch'"));

    // When
    int code = commands.run("verify", "nosuch");

    // Then
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(commands.err())
        .contains("There is no folder nosuch", "there is no execution 'nosuch'");
    assertThat(commands.out()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsAFault() throws Exception {
    // Given
    Path seal = Files.createDirectories(folder.resolve("evidence")).resolve("seal.json");
    try (var file = new RandomAccessFile(seal.toFile(), "rw")) {
      file.setLength((16 << 20) + 1);
    }

    // When
    int code = commands.run("verify", "evidence");

    // Then
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(commands.out())
        .contains(
            "Fault       folder, seal.json: cannot be read: it has 16777217 bytes, at most 16777216");
    assertThat(commands.err()).isEmpty();
  }

  @Test
  void isUnreachableWithoutExecution() {
    commands.execution.close();

    assertThat(commands.run("verify", "3d1c9e70")).isEqualTo(ExitCode.UNREACHABLE);
  }
}
