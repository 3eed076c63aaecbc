package io.operationscenter.planner.routing.switchboard;

import java.nio.charset.StandardCharsets;

/** The bytes of an answer's body, cut at a limit. */
final class Body {

  private final byte[] bytes;
  private final boolean complete;

  /**
   * @param bytes not copied; nobody else may write to it
   * @param complete false when there was more than the limit
   */
  Body(byte[] bytes, boolean complete) {
    this.bytes = bytes;
    this.complete = complete;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean complete() {
    return complete;
  }

  /** As UTF-8, with a mark in the place of what is none. */
  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
