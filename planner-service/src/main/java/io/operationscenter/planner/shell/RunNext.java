package io.operationscenter.planner.shell;

import jakarta.enterprise.inject.Vetoed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Runs the next candidate. */
@Vetoed
@Command(
    name = "run-next",
    description = {
      "Run the lane's next candidate now and follow it to its end.",
      "Exit code 1 when no card is ready."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  run-next --role goal")
final class RunNext extends RunTask {

  RunNext(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  @Nullable String taskId() {
    return null;
  }
}
