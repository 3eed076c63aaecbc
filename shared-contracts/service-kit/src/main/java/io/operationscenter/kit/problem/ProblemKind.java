package io.operationscenter.kit.problem;

import java.util.Arrays;
import java.util.Locale;

/** Every kind of problem a service answers with; the slug ends the {@code type} URI. */
public enum ProblemKind {
  /** The body is no JSON; line and column are in the detail. */
  MALFORMED_JSON(400, "The body is not JSON"),
  /** A parameter or member breaks a rule; {@code errors} lists every one. */
  INVALID_REQUEST(400, "The request breaks a rule"),
  /** No, or no valid, credential. */
  UNAUTHENTICATED(401, "A valid credential is needed"),
  /** The credential's edge may not do this. */
  FORBIDDEN(403, "This credential may not do that"),
  /** Nothing is here. */
  NOT_FOUND(404, "Not found"),
  /** The path is right, the method is not. */
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  /** No representation the caller accepts. */
  NOT_ACCEPTABLE(406, "Not acceptable"),
  /** The state of the thing stands against it. */
  CONFLICT(409, "Conflict"),
  /** The body is larger than the limit. */
  BODY_TOO_LARGE(413, "The body is too large"),
  /** The body is of another media type than the endpoint reads. */
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  /** The JSON breaks a contract; {@code errors} lists every fault with its path. */
  CONTRACT_VIOLATION(422, "The document breaks its contract"),
  /** A fault of ours; the correlation id finds it in the log. */
  INTERNAL_ERROR(500, "Internal error"),
  /** A service this one needs refused the call. */
  PEER_REFUSED(502, "Another service refused"),
  /** Not ready, or a service this one needs is away. */
  UNAVAILABLE(503, "Not available");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What it means, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** Last part of the type URI. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code urn:operations-center:problem:<slug>}. */
  public String type() {
    return "urn:operations-center:problem:" + slug();
  }

  /** The kind for a status the framework chose; statuses without a kind fall into their class. */
  static ProblemKind ofStatus(int status) {
    return Arrays.stream(values())
        .filter(kind -> kind.status == status && kind != MALFORMED_JSON)
        .findFirst()
        .orElse(status >= 500 ? INTERNAL_ERROR : INVALID_REQUEST);
  }
}
