package io.operationscenter.planner.board;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The board did not do what was asked (spec 10 §7). */
public final class BoardFailure extends RuntimeException {

  /** What kind of answer it was, and so what helps. */
  public enum Kind {
    /** 401, or 403 that names the token: the credential is wrong or expired. */
    AUTH,
    /** 403: the role is too low, or workspace or project do not exist. */
    PERMISSION,
    /** 404. */
    NOT_FOUND,
    /** 400 and its kin; asking again does not help. */
    VALIDATION,
    /** 409 that names no id to adopt. */
    CONFLICT,
    /** 429 to the last attempt. */
    RATE_LIMITED,
    /** No answer, or 5xx to the last attempt. */
    UNAVAILABLE,
    /** A state the project lacks, a redirect, an archived project: an operator must act. */
    CONFIGURATION
  }

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable Duration retryAfter;

  /** Names what was asked and what came back; never a secret. */
  public BoardFailure(Kind kind, String message) {
    this(kind, message, null);
  }

  /** As above, with the wait that the board asked for. */
  public BoardFailure(Kind kind, String message, @Nullable Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** What kind of answer it was. */
  public Kind kind() {
    return kind;
  }

  /** How long the board asked to wait, if it did. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
