package io.operationscenter.planner.shell;

import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.contracts.evidence.SealAnchor;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.kit.seal.VerificationText;
import io.operationscenter.kit.seal.VerifyFolders;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.board.CardComment;
import io.operationscenter.planner.shell.print.Visible;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceAway;
import io.operationscenter.planner.shell.rest.ServiceRefused;
import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the evidence of a run: a folder by its files alone, a run at every place it stands. */
@Vetoed
@Command(
    name = "verify",
    description = {
      "Check that evidence is what was sealed: a folder by its files alone, without any service;",
      "a run also against the store, its neighbours in the chain, and the comment on its card."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is as it was sealed; what retention removed is named",
      "1:something disagrees, or cannot be read",
      "2:the command line makes no sense, or there is no such folder or run",
      "4:execution does not answer",
      "5:nothing disagrees, but the run is not sealed or its head is missing at a place"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  verify 1a2b3c4d",
      "  verify var/execution/runs",
      "  verify ./3d1c9e70-52aa-4d0f-8a5e-70c1b8f4f2aa --head 5f70bf18a086…"
    })
final class VerifyEvidence extends OperatorCommand {

  @Parameters(
      paramLabel = "RUN|FOLDER",
      description =
          "Id of run or ticket, or 8 characters of its beginning; or a folder of evidence, or of"
              + " such folders.")
  private String what;

  @Option(
      names = "--head",
      paramLabel = "DIGEST",
      description = "With a folder: the head that you know from elsewhere.")
  private Optional<String> head;

  @Mixin private final OutputOption output = new OutputOption();

  VerifyEvidence(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    Path folder = surroundings().installation().workingDirectory().resolve(what);
    boolean onDisk = what.contains("/") || head.isPresent() || Files.isDirectory(folder);
    List<Verification> verified;
    try {
      verified = onDisk ? new VerifyFolders().in(folder, head) : List.of(run());
    } catch (FileSystemException e) {
      say("%s cannot be read: %s".formatted(e.getFile(), reason(e)));
      return ExitCode.FAILED;
    } catch (IOException e) {
      say("%s cannot be read: %s".formatted(folder, e.getMessage()));
      return ExitCode.FAILED;
    }
    if (output.json()) {
      print(List.of(Visible.json(VerificationText.json(verified))));
    } else {
      print(VerificationText.lines(verified));
    }
    return VerificationText.exitCode(verified);
  }

  private Verification run() {
    Verification verified;
    try {
      verified =
          services()
              .execution()
              .get(Verification.class, RequestPath.of("v1", "executions", what, "verification"));
    } catch (ServiceRefused refused) {
      if (refused.isNotFound()) {
        throw new IllegalArgumentException(
            "There is no folder %s, and no run (%s)".formatted(what, refused.getMessage()),
            refused);
      }
      throw refused;
    }
    return verified.number() == null ? verified : verified.with(comment(verified));
  }

  private SealAnchor comment(Verification verified) {
    String task = String.valueOf(verified.taskId());
    String id = "run:" + verified.ticketId();
    try {
      return services()
          .planner()
          .get(CardAccount.class, RequestPath.of("v1", "cards", task))
          .comments()
          .stream()
          .filter(comment -> id.equals(comment.externalId()))
          .findFirst()
          .map(
              comment ->
                  anchor(
                      headIn(comment.text()),
                      "comment %s of card %s%s"
                          .formatted(id, task, comment.ours() ? "" : ", which somebody edited")))
          .orElseGet(() -> anchor(null, "card %s has no comment %s".formatted(task, id)));
    } catch (ServiceAway | ServiceRefused unread) {
      return anchor(null, String.valueOf(unread.getMessage()));
    }
  }

  private static @Nullable String headIn(String comment) {
    return CardComment.read(comment)
        .map(ours -> ours.lines().get(CardComment.EVIDENCE_HEAD))
        .orElse(null);
  }

  private static SealAnchor anchor(@Nullable String head, String message) {
    return new SealAnchor("comment", head, message);
  }
}
