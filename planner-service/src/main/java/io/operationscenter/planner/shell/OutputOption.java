package io.operationscenter.planner.shell;

import io.operationscenter.kit.cli.OutputFormat;
import picocli.CommandLine.Option;

/** How data is written. */
final class OutputOption {

  @Option(
      names = "--output",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private OutputFormat format;

  boolean json() {
    return format == OutputFormat.json;
  }
}
