package io.operationscenter.planner.shell;

import jakarta.enterprise.inject.Vetoed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a named card. */
@Vetoed
@Command(
    name = "run",
    aliases = "worker",
    description = {
      "Run one card now, also while its lane is parked, and follow it to its end.",
      "Prints the account of the run; with --output json its result."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  run --task-id 12", "  run --first-ready --output json"})
final class RunOne extends RunTask {

  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init") // one of the options is required
  private Which which;

  /** One of the two. */
  static final class Which {
    @Option(names = "--task-id", required = true, description = "The card's id or number.")
    private @Nullable String taskId;

    @Option(names = "--first-ready", required = true, description = "The next candidate.")
    private boolean firstReady;
  }

  RunOne(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  @Nullable String taskId() {
    return which.firstReady || which.taskId == null ? null : cardId(which.taskId);
  }
}
