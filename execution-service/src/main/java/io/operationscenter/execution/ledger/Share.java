package io.operationscenter.execution.ledger;

import java.util.List;

/** The share of what is true. */
final class Share {

  private Share() {}

  /** 0 to 1; not a number for none. */
  static double of(List<Boolean> flags) {
    return (double) flags.stream().filter(flag -> flag).count() / flags.size();
  }
}
