package io.operationscenter.deploy.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.deploy.golden.Machine.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong between repository, agent and remote, as the card shows it: real board, planner,
 * execution, git and agent processes. Whatever happens, the books are closed afterwards.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailuresOnCardsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Longer than any agent works that does not hang. */
  private static final Duration AGENT_LIMIT = Duration.ofSeconds(45);

  private static final String AS_USUAL = "as the check wants it";

  @TempDir static Path temporary;
  private Machine machine;
  private SampleRepository sample;
  private Books books;
  private int number;

  @BeforeAll
  void start() throws Exception {
    SampleRepository.openToAll(temporary);
    sample = SampleRepository.in(temporary);
    machine = Machine.in(temporary.resolve("machine"), sample, null);
    for (String key : List.of("renamed", "moved", "damaged", "guarded")) {
      machine.configure(key, another(key).origin());
    }
    machine.limitAgents(AGENT_LIMIT);
    books = new Books(machine.root(), null);
    for (Part part : Part.values()) {
      machine.start(part);
    }
  }

  @AfterAll
  void stop() {
    machine.close();
  }

  @AfterEach
  void nothingIsOpen() {
    await("nothing is open")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(books.complaints()).isEmpty());
    await("no workspace is left")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(machine.root().resolve("execution/workspaces")).isEmptyDirectory();
              assertThat(machine.root().resolve("workspaces")).isEmptyDirectory();
            });
    assertThat(machine.orphans()).isEmpty();
  }

  private static SampleRepository another(String name) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(temporary.resolve(name));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return SampleRepository.in(folder);
  }

  private String file(String keys, String wish) throws Exception {
    return machine.board().fileCard(++number, keys, wish);
  }

  private void awaitState(String card, String state) {
    await("the card is in " + state)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(machine.board().stateOf(card)).isEqualTo(state));
  }

  private String awaitBlocked(String card, String classification) throws Exception {
    awaitState(card, "Blocked");
    List<String> comments = machine.board().comments(card);
    assertThat(comments)
        .filteredOn(text -> text.startsWith("<p>[Goal] execution result"))
        .singleElement()
        .asString()
        .contains("blocked_classification: " + classification);
    return String.join("\n", comments);
  }

  @Test
  void aBaseBranchThatIsNotThereBlocksTheCardByItsName() throws Exception {
    // When
    String card = file("repo: sample\nbase_branch: no-such-branch", AS_USUAL);

    // Then
    assertThat(awaitBlocked(card, "infra_tooling"))
        .contains("no-such-branch", "does not exist on the remote of repository", "sample");
    assertThat(books.executedRuns(card)).isZero();
    assertThat(sample.branches(card)).isEmpty();
  }

  @Test
  void aBaseBranchThatWasRenamedBlocksTheCardUntilItIsBack() throws Exception {
    // Given
    Path origin = temporary.resolve("renamed/origin.git");
    awaitState(file("repo: renamed", AS_USUAL), "Review");
    SampleRepository.git(origin, "branch", "-m", "main", "trunk");

    // When
    String card = file("repo: renamed", AS_USUAL);
    String comments = awaitBlocked(card, "infra_tooling");
    SampleRepository.git(origin, "branch", "-m", "trunk", "main");
    machine.board().move(card, "Ready for AI");

    // Then
    assertThat(comments).contains("does not exist on the remote of repository", "renamed");
    awaitState(card, "Review");
    assertThat(books.tickets(card)).containsExactly("failed", "succeeded");
  }

  @Test
  void aCloneUrlThatChangesLeadsToTheOtherRemote() throws Exception {
    // Given
    awaitState(file("repo: moved", AS_USUAL), "Review");
    SampleRepository elsewhere = another("elsewhere");
    String before = machine.digest(Part.PLANNER);

    // When
    machine.configure("moved", elsewhere.origin());
    await("the configuration is seen")
        .atMost(PATIENCE)
        .until(() -> !machine.digest(Part.PLANNER).equals(before));
    String card = file("repo: moved", AS_USUAL);

    // Then
    awaitState(card, "Review");
    assertThat(elsewhere.branches(card)).hasSize(1);
    assertThat(
            SampleRepository.git(
                temporary.resolve("moved/origin.git"), "branch", "--list", "auto/" + card + "*"))
        .isEmpty();
  }

  @Test
  void aMirrorThatIsDamagedIsMadeAnewAndTheCardDoesNotNotice() throws Exception {
    // Given
    awaitState(file("repo: damaged", AS_USUAL), "Review");
    Path mirror = mirror("damaged-");
    SampleRepository.git(mirror, "config", "core.bare", "maybe");
    try (Stream<Path> packs = Files.list(mirror.resolve("objects/pack"))) {
      for (Path pack : packs.toList()) {
        Files.delete(pack);
      }
    }

    // When
    String card = file("repo: damaged", AS_USUAL);

    // Then
    awaitState(card, "Review");
    assertThat(books.tickets(card)).containsExactly("succeeded");
  }

  private Path mirror(String beginning) throws IOException {
    try (Stream<Path> mirrors = Files.list(machine.root().resolve("mirrors"))) {
      return mirrors
          .filter(path -> path.getFileName().toString().startsWith(beginning))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void anAgentThatIsNotInstalledLeavesTheCardInTheQueueAndSaysSoOnce() throws Exception {
    // Given
    Path agent = sample.agent();
    Path hidden = agent.resolveSibling("agent.hidden");
    Files.move(agent, hidden);
    String card;
    try {
      // When
      card = file("repo: sample", AS_USUAL);
      await("the card says why")
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(machine.board().comments(card)).isNotEmpty());

      // Then
      assertThat(machine.board().comments(card))
          .singleElement()
          .asString()
          .contains("[Goal] not started", "reason: backend_not_installed", agent.toString());
      assertThat(machine.board().stateOf(card)).isEqualTo("Ready for AI");
      assertThat(books.tickets(card)).containsExactly("refused");
      nothingIsOpen();
    } finally {
      Files.move(hidden, agent);
    }
    machine.board().edit(card, "Another title asks again");
    awaitState(card, "Review");
    assertThat(books.executedRuns(card)).isEqualTo(1);
  }

  @Test
  void anAgentThatHangsIsEndedAndTheCardBlocked() throws Exception {
    // When
    String card = file("repo: sample", "without ever ending");

    // Then
    assertThat(awaitBlocked(card, "timeout")).contains("branch_pushed: false");
    assertThat(books.executedRuns(card)).isEqualTo(1);
    assertThat(sample.branches(card)).isEmpty();
  }

  @Test
  void aSlipInTheExecutionSectionBlocksTheCardBeforeAnythingRuns() throws Exception {
    // When
    String outside = file("repo: sample\nallowed_paths: [src/, ../..]", AS_USUAL);
    String mistyped = file("repo: sample\nalowed_paths: src/", AS_USUAL);

    // Then
    awaitState(outside, "Blocked");
    awaitState(mistyped, "Blocked");
    assertThat(machine.board().comments(outside))
        .singleElement()
        .asString()
        .contains("blocked_classification: parse_config", "leaves the repository");
    assertThat(machine.board().comments(mistyped))
        .singleElement()
        .asString()
        .contains("blocked_classification: parse_config", "alowed_paths", "did you mean");
    assertThat(books.executedRuns(outside) + books.executedRuns(mistyped)).isZero();
  }

  @Test
  void aCardThatIsDeletedWhileItRunsEndsItsRunAndTheNextOneIsTaken() throws Exception {
    // Given
    Files.createFile(sample.hold());
    String card = file("repo: sample", AS_USUAL);
    int answer = number;
    await("the agent works").atMost(PATIENCE).until(() -> sample.starts(answer) == 1);

    // When
    machine.board().delete(card);
    await("the run has ended")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(books.tickets(card)).containsExactly("cancelled"));
    Files.delete(sample.hold());

    // Then
    awaitState(file("repo: sample", AS_USUAL), "Review");
    assertThat(sample.branches(card)).isEmpty();
  }

  @Test
  void anAgentThatAsksGetsNoAnswerAndTheCardSaysWhatItSaid() throws Exception {
    // When
    String card = file("repo: sample", "after a question");

    // Then
    assertThat(awaitBlocked(card, "unknown")).contains("nobody answers the question");
    assertThat(sample.branches(card)).isEmpty();
  }

  @Test
  void aPushThatIsRejectedBlocksTheCardWithTheRemotesWords() throws Exception {
    // Given
    Path hook =
        Files.writeString(
            temporary.resolve("guarded/origin.git/hooks/pre-receive"),
            "#!/bin/sh\necho 'no branches after noon' >&2\nexit 1\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));

    // When
    String card = file("repo: guarded", AS_USUAL);

    // Then
    assertThat(awaitBlocked(card, "infra_tooling"))
        .contains("push_reason: ", "no branches after noon", "branch_pushed: false");
    assertThat(books.tickets(card)).containsExactly("succeeded");
  }

  @Test
  void aPersonsPushDuringTheRunBlocksTheCardWithBothCommitsAndIsNotOverwritten() throws Exception {
    // Given
    Files.createFile(sample.hold());
    String card = file("repo: sample", AS_USUAL);
    int answer = number;
    await("the agent works").atMost(PATIENCE).until(() -> sample.starts(answer) == 1);
    String theirs =
        SampleRepository.git(
                sample.origin(),
                "-c",
                "user.name=Person",
                "-c",
                "user.email=person@example.com",
                "commit-tree",
                "-p",
                "main",
                "-m",
                "A person's",
                "main^{tree}")
            .strip();
    String branch = "auto/" + card + "-answer-" + answer;
    SampleRepository.git(sample.origin(), "branch", branch, theirs);

    // When
    Files.delete(sample.hold());

    // Then
    assertThat(awaitBlocked(card, "conflict"))
        .contains(branch + " was expected at nothing, it stands at " + theirs);
    assertThat(SampleRepository.git(sample.origin(), "rev-parse", branch).strip())
        .isEqualTo(theirs);
  }
}
