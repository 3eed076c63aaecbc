package io.operationscenter.planner.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.rest.Installation;
import io.operationscenter.planner.shell.rest.ServiceClient;
import jakarta.enterprise.inject.Vetoed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what happened in one run. */
@Vetoed
@Command(
    name = "trace",
    description = "Show what happened in a run and when, with the summary of its evidence.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  trace 1a2b3c4d", "  trace 1a2b3c4d --follow"})
final class TraceRun extends AboutNamedRun {

  @Option(names = "--follow", description = "Wait for its end; steps are written to stderr.")
  private boolean follow;

  TraceRun(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() throws Exception {
    ServiceClient execution = services().execution();
    RunAccount account = account(execution, follow);
    if (json()) {
      printJson(document(account));
    } else {
      print(text().trace(account));
    }
    return follow ? Follow.exitCode(account) : ExitCode.OK;
  }

  private static ObjectNode document(RunAccount account) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("run_id", account.ticket().runId());
    document.put("state", account.ticket().state().wire());
    document.set("trace", json(account.outcome() == null ? null : account.outcome().trace()));
    document.set("policy", json(account.ticket().policy()));
    document.set("policy_explanation", json(account.policyExplanation()));
    document.set("approval", json(account.approval()));
    document.set("refusal", json(account.ticket().refusal()));
    document.set("seal", json(account.seal()));
    document.set("timeline", json(account.timeline()));
    return document;
  }

  private static JsonNode json(@Nullable Object value) {
    return value == null ? JsonNodeFactory.instance.nullNode() : Installation.codec().write(value);
  }
}
