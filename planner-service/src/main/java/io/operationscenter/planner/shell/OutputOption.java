package io.operationscenter.planner.shell;

import io.operationscenter.kit.cli.OutputFormat;
import picocli.CommandLine.Option;

/** How data is written. */
final class OutputOption {

  @Option(names = "--output", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private OutputFormat format;

  OutputOption() {
    this(OutputFormat.table);
  }

  /**
   * @param usual where the option is not given
   */
  OutputOption(OutputFormat usual) {
    this.format = usual;
  }

  boolean json() {
    return format == OutputFormat.json;
  }
}
