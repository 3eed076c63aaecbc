package io.operationscenter.kit.correlation;

import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.log.LogScope;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The id under which a person finds everything that one request caused. Within a request Quarkus
 * carries it to whatever thread goes on; work that starts elsewhere (a lane's tick, a poll) opens
 * its own scope.
 */
public final class Correlation {

  /** Header of requests and responses. */
  public static final String HEADER = "X-Correlation-Id";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private Correlation() {}

  /**
   * The offered id where it has the form, else a new one: foreign text never gets into our logs.
   */
  public static String acceptOr(@Nullable String offered, Supplier<String> ids) {
    return offered != null && FORM.matcher(offered).matches() ? offered : ids.get();
  }

  /** The id of the work this thread is doing. */
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(LogField.CORRELATION_ID.key())).map(Object::toString);
  }

  /** Puts what this thread does until closed under the id. */
  public static LogScope open(String id) {
    return LogScope.open(LogField.CORRELATION_ID, id);
  }
}
