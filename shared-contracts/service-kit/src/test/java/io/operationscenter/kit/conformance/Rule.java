package io.operationscenter.kit.conformance;

import java.math.BigDecimal;

/** One departure from the standard comparison. */
sealed interface Rule {

  /** A list whose order does not count; every element needs a partner of its own. */
  record InAnyOrder() implements Rule {}

  /** A list in which neither order nor repetition counts. */
  record AsSet() implements Rule {}

  /** An object that must have no members beyond the expected ones. */
  record Exactly() implements Rule {}

  /** A text that is compared as written even when it reads as a timestamp. */
  record AsText() implements Rule {}

  /** A timestamp that is compared as an instant but must be written with suffix Z. */
  record WithSuffixZ() implements Rule {}

  /** A number that may differ by the tolerance. */
  record Within(BigDecimal tolerance) implements Rule {}

  /** A member with a meaning of its own. */
  record Own(OwnRule rule) implements Rule {}
}
