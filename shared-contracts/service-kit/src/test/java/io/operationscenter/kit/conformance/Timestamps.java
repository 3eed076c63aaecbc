package io.operationscenter.kit.conformance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Recognises texts that are timestamps. */
final class Timestamps {

  private Timestamps() {}

  /** The instant that a full ISO 8601 date and time with an offset names. */
  static Optional<Instant> instantOf(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException notATimestamp) {
      return Optional.empty();
    }
  }
}
