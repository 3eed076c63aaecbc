package io.operationscenter.kit.cli;

/** How a running service writes its log to stderr. */
enum LogFormat {
  /** One object a line, see docs/logging.md. */
  json,
  /** For a person at a terminal. */
  text
}
