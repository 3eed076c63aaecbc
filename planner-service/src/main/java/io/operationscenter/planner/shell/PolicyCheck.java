package io.operationscenter.planner.shell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.policy.PolicyAccount;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.PolicyText;
import io.operationscenter.planner.shell.rest.RequestPath;
import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Validates a policy, and asks it about one request. */
@Vetoed
@Command(
    name = "check",
    description = {
      "Check the policy of a file, by default the installation's; every fault is listed.",
      "With a request, also what that policy says to it. Exit code 1 with faults, 3 when the request is held or blocked."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  policy check --config new.yaml",
      "  policy check --policy draft.yaml --card 12",
      "  policy check --bundle bundle.json --output json"
    })
final class PolicyCheck extends OperatorCommand {

  @Mixin private final PolicyFile file = new PolicyFile();

  @Mixin private final PolicyRequest request = new PolicyRequest();

  @Mixin private final OutputOption output = new OutputOption();

  PolicyCheck(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() throws IOException {
    return switch (file.read(surroundings().installation())) {
      case PolicyFile.Read.Faulty faulty -> faults(faulty);
      case PolicyFile.Read.Block block -> valid(block);
    };
  }

  private int faults(PolicyFile.Read.Faulty faulty) {
    if (output.json()) {
      printJson(document(faulty.faults()));
    } else {
      print(PolicyText.faults(faulty.faults()));
    }
    say(faulty.sentence());
    return ExitCode.FAILED;
  }

  private int valid(PolicyFile.Read.Block block) throws IOException {
    block.advice().forEach(this::say);
    if (!request.named()) {
      if (output.json()) {
        printJson(document(List.of()));
      }
      say("The policy of %s is valid.".formatted(block.file()));
      return ExitCode.OK;
    }
    PolicyAccount account =
        services()
            .execution()
            .post(
                PolicyAccount.class,
                RequestPath.of("v1", "policy", "explain"),
                request.question(services(), block.policy()));
    if (output.json()) {
      printJson(account);
    } else {
      print(PolicyText.decision(account, surroundings().terminal()));
    }
    return account.decision().isAllowed() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private static ObjectNode document(List<String> faults) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("valid", faults.isEmpty());
    ArrayNode errors = document.putArray("errors");
    faults.forEach(errors::add);
    return document;
  }
}
