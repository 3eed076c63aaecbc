package io.operationscenter.kit.log;

/** Every key a JSON log line may carry. {@code docs/logging.md} is this enum as a table. */
public enum LogField {
  TS("ts", "instant of the line, UTC, ISO-8601"),
  LEVEL("level", "ERROR, WARN, INFO, DEBUG or TRACE"),
  LOGGER("logger", "class that speaks"),
  MESSAGE("message", "one sentence for a person"),
  THREAD("thread", "name of the thread"),
  SERVICE("service", "planner, execution, review, ingest or board"),
  EXCEPTION("exception", "type, message, causes and frames of a failure"),

  CORRELATION_ID("correlation_id", "follows one request through all services"),
  EDGE("edge", "credential with which the caller came"),
  TASK_ID("task_id", "board card"),
  TICKET_ID("ticket_id", "one attempt at a task"),
  RUN_ID("run_id", "one run of a backend"),
  LANE("lane", "lane of planner"),
  REPO("repo", "repository key of the configuration"),
  LEASE("lease", "name of a lease"),
  FENCE("fence", "fence of that lease"),
  PEER("peer", "service that was called"),
  EVENT("event", "what happened, dotted words, stable for searches"),
  OUTCOME("outcome", "how it ended, one word"),
  DURATION_MS("duration_ms", "how long it took, milliseconds"),
  TRACE_ID("traceId", "OpenTelemetry trace, when switched on"),
  SPAN_ID("spanId", "OpenTelemetry span, when switched on");

  private final String key;
  private final String meaning;

  LogField(String key, String meaning) {
    this.key = key;
    this.meaning = meaning;
  }

  /** The member's name in the JSON line. */
  public String key() {
    return key;
  }

  /** What it says, for the documentation. */
  public String meaning() {
    return meaning;
  }

  /** True for fields that code sets for a stretch of work, see {@link LogScope}. */
  public boolean isContextual() {
    return compareTo(CORRELATION_ID) >= 0;
  }
}
