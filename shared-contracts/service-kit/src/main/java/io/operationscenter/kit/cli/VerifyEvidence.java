package io.operationscenter.kit.cli;

import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.kit.seal.VerificationText;
import io.operationscenter.kit.seal.VerifyFolders;
import io.operationscenter.kit.service.StartRefused;
import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks evidence with nothing but its files; no service, no store and no network is needed. */
@Vetoed
@Command(
    name = "verify",
    description = "Check that evidence is what was sealed, by its files alone.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is as it was sealed; what retention removed is named",
      "1:something disagrees, or cannot be read",
      "2:the command line makes no sense, or there is no such folder",
      "5:nothing disagrees, but something is not sealed or missing from the chain"
    })
final class VerifyEvidence implements Callable<Integer> {

  @Parameters(
      paramLabel = "FOLDER",
      description = "Evidence of one run, or a folder of such folders: then also the chain.")
  private Path folder;

  @Option(
      names = "--head",
      paramLabel = "DIGEST",
      description = "The head that you know from elsewhere, e.g. the comment on the card.")
  private Optional<String> head;

  @Option(
      names = "--output",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Verification> verified;
    try {
      verified = new VerifyFolders().in(folder, head);
    } catch (IllegalArgumentException nonsense) {
      throw new ParameterException(
          spec.commandLine(), String.valueOf(nonsense.getMessage()), nonsense);
    } catch (IOException e) {
      throw StartRefused.failed("%s cannot be read: %s".formatted(folder, e.getMessage()));
    }
    PrintWriter out = spec.commandLine().getOut();
    switch (output) {
      case table -> VerificationText.lines(verified).forEach(out::println);
      case json -> out.println(VerificationText.json(verified));
    }
    out.flush();
    return VerificationText.exitCode(verified);
  }
}
