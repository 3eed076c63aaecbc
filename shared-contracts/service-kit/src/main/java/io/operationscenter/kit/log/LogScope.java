package io.operationscenter.kit.log;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * A field on every log line of this thread, or of this request on whatever thread it goes on, until
 * closed. Scopes of the same field nest: closing one brings back the value from before.
 */
public final class LogScope implements AutoCloseable {

  private final LogField field;
  private final @Nullable Object before;

  private LogScope(LogField field, @Nullable Object before) {
    this.field = field;
    this.before = before;
  }

  /**
   * Opens a scope.
   *
   * @param field one that {@linkplain LogField#isContextual() code may set}
   */
  public static LogScope open(LogField field, Object value) {
    if (!field.isContextual()) {
      throw new IllegalArgumentException(
          "log field '%s' is written by the formatter itself".formatted(field.key()));
    }
    Object before = MDC.get(field.key());
    MDC.put(field.key(), value.toString());
    return new LogScope(field, before);
  }

  @Override
  public void close() {
    if (before == null) {
      MDC.remove(field.key());
    } else {
      MDC.put(field.key(), before);
    }
  }
}
