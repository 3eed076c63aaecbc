package io.operationscenter.planner.board.embedded.http;

/** Answers requests. */
@FunctionalInterface
public interface Handler {

  /** The answer; what is thrown becomes a 500. */
  Answer handle(Request request);
}
