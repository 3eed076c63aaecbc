package io.operationscenter.planner.shell;

import io.operationscenter.contracts.lanes.LaneStatus;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.rest.RequestPath;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Parks a lane. */
@Vetoed
@Command(
    name = "watch-stop",
    description = "Park a lane: what runs goes on, nothing new is claimed, also after a restart.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  watch-stop --role goal")
final class WatchStop extends OperatorCommand {

  @Option(names = "--role", description = "The lane: goal, test, improve, propose.")
  private Optional<String> role;

  @Mixin private final OutputOption output = new OutputOption();

  WatchStop(Surroundings surroundings) {
    super(surroundings);
  }

  /** Without a role it is 1, as ever (spec 07 §4). */
  @Override
  int perform() {
    if (role.isEmpty()) {
      say("Missing required option: '--role=<role>'");
      spec().commandLine().usage(spec().commandLine().getErr());
      return ExitCode.FAILED;
    }
    LaneStatus status =
        services()
            .planner()
            .post(LaneStatus.class, RequestPath.of("v1", "lanes", role.get(), "stop"));
    if (output.json()) {
      printJson(status);
    } else {
      print(List.of(LaneText.line(status)));
    }
    return ExitCode.OK;
  }
}
