package io.operationscenter.contracts.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timestamps of the wire: UTC, suffix {@code Z}, at most microseconds (spec 01 §1). */
public final class Timestamps {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[Tt](\\d{2}:\\d{2}(?::\\d{2})?)(?:[.,](\\d+))?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?");
  private static final DateTimeFormatter SECONDS = form("uuuu-MM-dd'T'HH:mm:ss'Z'");
  private static final DateTimeFormatter MICROS = form("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

  private Timestamps() {}

  /**
   * Reads a timestamp with any offset; without one it is UTC. Digits beyond microseconds are cut.
   *
   * @return empty when the text is no timestamp, a bare date included
   */
  public static Optional<Instant> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.parse(form.group(1) + "T" + form.group(2));
      String fraction = form.group(3) == null ? "" : form.group(3);
      String micros = (fraction + "000000").substring(0, 6);
      String zone = form.group(4) == null ? "Z" : form.group(4).toUpperCase(Locale.ROOT);
      return Optional.of(
          local.plus(Long.parseLong(micros), ChronoUnit.MICROS).toInstant(ZoneOffset.of(zone)));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** The wire form; the fraction has six digits and is left out when it is zero. */
  public static String format(Instant instant) {
    boolean whole = instant.get(ChronoField.MICRO_OF_SECOND) == 0;
    return (whole ? SECONDS : MICROS).format(instant);
  }

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
