package io.operationscenter.planner.shell;

import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.Visible;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import jakarta.enterprise.inject.Vetoed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows one run. */
@Vetoed
@Command(
    name = "show",
    description = "Show a run: proposal, rule, policy, budget, sandbox, result, evidence.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  show 1a2b3c4d",
      "  show 1a2b3c4d --evidence diff.patch",
      "  show 1a2b3c4d --evidence diff.patch --to /tmp/diff.patch"
    })
final class ShowRun extends AboutNamedRun {

  @Option(names = "--follow", description = "Wait for its end; steps are written to stderr.")
  private boolean follow;

  @Option(names = "--evidence", paramLabel = "NAME", description = "Print this file of it instead.")
  private Optional<String> evidence;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Write that file, byte by byte, to a new one.")
  private Optional<Path> to;

  ShowRun(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() throws Exception {
    ServiceClient execution = services().execution();
    if (evidence.isPresent()) {
      return printFile(execution, evidence.get());
    }
    RunAccount account = account(execution, follow);
    if (json()) {
      printJson(account);
    } else {
      print(text().account(account, evidenceOf(account.ticket())));
    }
    return follow ? Follow.exitCode(account) : ExitCode.OK;
  }

  private int printFile(ServiceClient execution, String name) throws Exception {
    byte[] bytes =
        execution.bytes(RequestPath.of("v1", "executions", run(), "evidence").below(name));
    if (to.isPresent()) {
      Files.write(to.get(), bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } else {
      print(Visible.text(new String(bytes, StandardCharsets.UTF_8)).lines().toList());
    }
    return ExitCode.OK;
  }
}
