package io.operationscenter.planner.planning;

/** Carries a fault out of the parser; never leaves this package. */
final class BrokenDescription extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient DescriptionFault fault;

  BrokenDescription(DescriptionFault.Kind kind, String message) {
    super(message);
    this.fault = new DescriptionFault(kind, message);
  }

  DescriptionFault fault() {
    return fault;
  }
}
