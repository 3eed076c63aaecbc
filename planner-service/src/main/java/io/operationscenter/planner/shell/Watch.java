package io.operationscenter.planner.shell;

import io.operationscenter.contracts.lanes.LaneStatus;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Enables a lane. */
@Vetoed
@Command(
    name = "watch",
    description = {
      "Let a lane of the planner claim cards; it stays so over restarts.",
      "Without --role the goal lane is enabled and followed."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  watch --role goal", "  watch --role goal --foreground"})
final class Watch extends OperatorCommand {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @Option(names = "--role", description = "The lane: goal, test, improve, propose.")
  private Optional<String> role;

  @Option(
      names = "--foreground",
      description = "Follow it, one line for each change, until interrupted.")
  private boolean foreground;

  @Mixin private final OutputOption output = new OutputOption();

  Watch(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() throws InterruptedException {
    ServiceClient planner = services().planner();
    String lane = role.orElse("goal");
    LaneStatus status =
        planner.post(LaneStatus.class, RequestPath.of("v1", "lanes", lane, "watch"));
    show(status);
    if (foreground || role.isEmpty()) {
      follow(planner, status);
    }
    return status.enabled() ? ExitCode.OK : ExitCode.REFUSED;
  }

  /** Ends when somebody parks the lane. */
  private void follow(ServiceClient planner, LaneStatus first) throws InterruptedException {
    LaneStatus last = first;
    while (last.enabled()) {
      surroundings().pause().of(INTERVAL);
      LaneStatus now = planner.get(LaneStatus.class, RequestPath.of("v1", "lanes", first.role()));
      if (!now.updatedAt().equals(last.updatedAt()) || now.enabled() != last.enabled()) {
        show(now);
      }
      last = now;
    }
  }

  private void show(LaneStatus status) {
    if (output.json()) {
      printJson(status);
    } else {
      print(List.of(LaneText.line(status)));
    }
  }
}
