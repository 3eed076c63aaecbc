package io.operationscenter.planner.lanes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The lanes this system knows (spec 06 §1). */
enum LaneRole {
  GOAL(true),
  TEST(false),
  IMPROVE(false),
  PROPOSE(false);

  private final boolean built;

  LaneRole(boolean built) {
    this.built = built;
  }

  /** Name on the wire and in files. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** False for a lane that is known and does nothing yet. */
  boolean built() {
    return built;
  }

  static Optional<LaneRole> named(String word) {
    return Arrays.stream(values()).filter(role -> role.wire().equals(word)).findFirst();
  }
}
