package io.operationscenter.kit.cli;

/** How a command writes its data to stdout. */
public enum OutputFormat {
  /** For people. */
  table,
  /** For programs. */
  json
}
