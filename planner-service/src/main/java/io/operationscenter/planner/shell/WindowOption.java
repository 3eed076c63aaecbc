package io.operationscenter.planner.shell;

import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** How far a report looks back. */
final class WindowOption {

  /** Reports say so when they are asked for more. */
  private static final long KEPT_DAYS = 90;

  private final long usual;

  @Option(
      names = "--window-days",
      description = "How many days to look back; default 1 for spend-report, 7 for audit-export.")
  private Optional<Long> asked;

  WindowOption(long usual) {
    this.usual = usual;
  }

  long days() {
    return asked.orElse(usual);
  }

  void warn(Consumer<String> say) {
    if (days() > KEPT_DAYS) {
      say.accept("Events are kept %d days; nothing older is reported.".formatted(KEPT_DAYS));
    }
  }
}
