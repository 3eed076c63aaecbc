package io.operationscenter.planner.routing;

/** There is no decision (spec 02 §6). */
public abstract sealed class RoutingFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private RoutingFailure(String message) {
    super(message);
  }

  /** SwitchBoard could not be asked: the card stays Ready and is asked for again. */
  public static final class Unavailable extends RoutingFailure {
    private static final long serialVersionUID = 1L;

    /** Names address and cause. */
    public Unavailable(String message) {
      super(message);
    }
  }

  /** SwitchBoard refused the proposal (4xx): the card is blocked. */
  public static final class Rejected extends RoutingFailure {
    private static final long serialVersionUID = 1L;

    /** Names status and an excerpt of the body. */
    public Rejected(String message) {
      super(message);
    }
  }

  /** The answer is no decision for this proposal: the card is blocked. */
  public static final class Protocol extends RoutingFailure {
    private static final long serialVersionUID = 1L;

    /** Names what is wrong with the answer. */
    public Protocol(String message) {
      super(message);
    }
  }
}
