package io.operationscenter.kit.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds a child's environment from nothing (design §6): a short allow-list and what was asked. */
final class ChildEnvironment {

  /** Variable that marks every process of a run. */
  static final String MARKER = "OPERATIONS_CENTER_RUN";

  /** Variable that carries the correlation id of the work. */
  static final String CORRELATION = "OPERATIONS_CENTER_CORRELATION_ID";

  static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

  private static final List<String> PASSED_ON = List.of("PATH", "LANG", "LC_ALL", "TZ");

  private final Map<String, String> own;

  ChildEnvironment(Map<String, String> own) {
    this.own = Map.copyOf(own);
  }

  Map<String, String> of(Command command, String marker) {
    Map<String, String> child = new HashMap<>();
    child.put("PATH", DEFAULT_PATH);
    for (String name : PASSED_ON) {
      String value = own.get(name);
      if (value != null) {
        child.put(name, value);
      }
    }
    child.putAll(command.environment());
    String correlationId = command.correlationId();
    if (correlationId != null) {
      child.put(CORRELATION, correlationId);
    }
    child.put(MARKER, marker);
    return child;
  }
}
