package io.operationscenter.planner.shell;

import io.operationscenter.contracts.api.LoginLink;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import picocli.CommandLine.Command;

/** Prints a link into the control room. */
@Vetoed
@Command(
    name = "login",
    description = "Print a link that opens the control room in a browser, once.",
    mixinStandardHelpOptions = true)
final class Login extends OperatorCommand {

  Login(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    ServiceClient planner = services().planner();
    LoginLink link = planner.post(LoginLink.class, RequestPath.of("v1", "login-links"));
    print(List.of(planner.address().toString().replaceFirst("/+$", "") + link.path()));
    say("It opens the control room, once, until %s.".formatted(link.expiresAt()));
    return ExitCode.OK;
  }
}
