package io.operationscenter.kit.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal or failure as RFC 9457 describes it.
 *
 * @param type URI of the {@link ProblemKind}
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what happened this time, without secrets and internals
 * @param instance path of the request
 * @param errors every fault, empty when there is only the one of {@code detail}
 * @param correlationId finds the request in the logs
 */
@RegisterForReflection
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    List<FieldError> errors,
    @JsonProperty("correlation_id") @Nullable String correlationId) {

  /** Media type of every problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Copies the list. */
  public Problem {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /**
   * One fault of a request.
   *
   * @param path dotted path of the member or name of the parameter, empty for the whole body
   * @param message the rule and the value
   */
  @RegisterForReflection
  public record FieldError(String path, String message) {}
}
