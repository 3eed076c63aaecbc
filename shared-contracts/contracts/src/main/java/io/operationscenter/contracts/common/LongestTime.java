package io.operationscenter.contracts.common;

/**
 * The longest time that a run or one of its commands can be given. Contracts carry any number of
 * seconds, so that every document can be read; the configuration and admission hold it against
 * this.
 */
public final class LongestTime {

  /** Thirty days, in seconds. */
  public static final long SECONDS = 2_592_000;

  private LongestTime() {}
}
