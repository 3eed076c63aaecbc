package io.operationscenter.planner.shell;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.policy.PolicyAccount;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.PolicyText;
import io.operationscenter.planner.shell.rest.RequestPath;
import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows every rule with its source and its verdict. */
@Vetoed
@Command(
    name = "explain",
    description = "Show every policy rule, where it comes from and what it says to a request.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  policy explain 1a2b3c4d",
      "  policy explain --card 12",
      "  policy explain --bundle bundle.json --policy draft.yaml"
    })
final class PolicyExplain extends OperatorCommand {

  @Mixin private final PolicyRequest request = new PolicyRequest();

  @Mixin private final PolicyFile file = new PolicyFile();

  @Mixin private final OutputOption output = new OutputOption();

  PolicyExplain(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() throws IOException {
    JsonNode policy = null;
    if (file.named()) {
      switch (file.read(surroundings().installation())) {
        case PolicyFile.Read.Block block -> policy = block.policy();
        case PolicyFile.Read.Faulty faulty -> {
          PolicyText.faults(faulty.faults()).forEach(this::say);
          say(faulty.sentence());
          return ExitCode.FAILED;
        }
      }
    }
    PolicyAccount account = ask(policy);
    if (output.json()) {
      printJson(account);
    } else {
      print(PolicyText.account(account, surroundings().terminal()));
    }
    return ExitCode.OK;
  }

  private PolicyAccount ask(@Nullable JsonNode policy) throws IOException {
    return services()
        .execution()
        .post(
            PolicyAccount.class,
            RequestPath.of("v1", "policy", "explain"),
            request.question(services(), policy));
  }
}
