package io.operationscenter.planner.controlroom;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One-time codes and the sessions they open (design §6). Kept in memory: a restart signs everybody
 * out. Only digests are kept, so what leaves the process cannot be read back from it.
 */
@Singleton
final class Sessions {

  static final Duration CODE_LIFE = Duration.ofMinutes(5);
  static final Duration IDLE_LIFE = Duration.ofMinutes(30);
  static final Duration LONGEST_LIFE = Duration.ofHours(12);
  private static final int BYTES = 32;
  private static final int MOST = 1_000;

  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, Instant> codes = new LinkedHashMap<>();
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  @Inject
  Sessions(Clock clock) {
    this(clock, new SecureRandom());
  }

  Sessions(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * A fresh secret and its end.
   *
   * @param text 256 random bits as base64url; never logged
   * @param expiresAt when it ceases to work
   */
  record Issued(String text, Instant expiresAt) {
    @Override
    public String toString() {
      return "Issued[hidden, expiresAt=" + expiresAt + "]";
    }
  }

  private record Session(Instant opened, Instant lastSeen) {
    boolean hasEnded(Instant now) {
      return !now.isBefore(lastSeen.plus(IDLE_LIFE)) || !now.isBefore(opened.plus(LONGEST_LIFE));
    }
  }

  /** A code that opens one session. */
  synchronized Issued issueCode() {
    forgetEnded();
    String code = secret();
    Instant end = clock.instant().plus(CODE_LIFE);
    codes.put(digest(code), end);
    keepNewest(codes);
    return new Issued(code, end);
  }

  /** Opens a session with a code, which is used up by it; empty when it is none or too old. */
  synchronized Optional<Issued> open(String code) {
    forgetEnded();
    if (codes.remove(digest(code)) == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    String session = secret();
    sessions.put(digest(session), new Session(now, now));
    keepNewest(sessions);
    return Optional.of(new Issued(session, now.plus(LONGEST_LIFE)));
  }

  /** True while the session lives; looking at it counts as use. */
  synchronized boolean isOpen(String session) {
    forgetEnded();
    Instant now = clock.instant();
    return sessions.computeIfPresent(digest(session), (_, known) -> new Session(known.opened, now))
        != null;
  }

  private void forgetEnded() {
    Instant now = clock.instant();
    codes.values().removeIf(end -> !now.isBefore(end));
    sessions.values().removeIf(session -> session.hasEnded(now));
  }

  private static void keepNewest(Map<String, ?> secrets) {
    while (secrets.size() > MOST) {
      secrets.remove(secrets.keySet().iterator().next());
    }
  }

  private String secret() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
