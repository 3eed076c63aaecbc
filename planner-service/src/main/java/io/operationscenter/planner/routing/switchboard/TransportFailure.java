package io.operationscenter.planner.routing.switchboard;

/** There was no answer, or only a part of one. */
final class TransportFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** What happened, in the order in which it can. */
  enum Kind {
    CONNECT,
    /** connecting, or waiting for the first byte, took too long */
    TIMEOUT_BEFORE_ANSWER,
    CLOSED_BEFORE_ANSWER,
    TIMEOUT_IN_ANSWER,
    DROPPED_IN_ANSWER,
    /** this thread was told to stop */
    INTERRUPTED
  }

  private final Kind kind;

  TransportFailure(Kind kind, String cause) {
    super(cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  boolean beforeAnyByte() {
    return switch (kind) {
      case CONNECT, TIMEOUT_BEFORE_ANSWER, CLOSED_BEFORE_ANSWER -> true;
      case TIMEOUT_IN_ANSWER, DROPPED_IN_ANSWER, INTERRUPTED -> false;
    };
  }
}
