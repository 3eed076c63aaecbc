package io.operationscenter.planner.board.embedded.page;

import io.operationscenter.planner.board.embedded.api.Access;
import io.operationscenter.planner.board.embedded.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is logged in, in memory: after a restart people log in again. */
final class Sessions {

  static final String COOKIE = "oc_board";
  static final Duration SESSION = Duration.ofHours(12);
  private static final Duration LINK = Duration.ofMinutes(15);
  private static final int BYTES = 32;

  private final SecureRandom random;
  private final Clock clock;
  private final Map<String, Instant> links = new ConcurrentHashMap<>();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  Sessions(SecureRandom random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  /**
   * One logged-in browser.
   *
   * @param formToken stands in every form; another site cannot know it
   */
  record Session(String formToken, Instant expiresAt) {

    boolean sent(String token) {
      return MessageDigest.isEqual(
          formToken.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "Session[expiresAt=" + expiresAt + "]";
    }
  }

  /** A code that logs in once, for fifteen minutes. */
  String newLink() {
    forgetExpired();
    String code = secret();
    links.put(Access.digest(code), clock.instant().plus(LINK));
    return code;
  }

  /** Uses up a code. */
  boolean useLink(String code) {
    Instant until = links.remove(Access.digest(code));
    return until != null && until.isAfter(clock.instant());
  }

  /** Begins a session; answers the cookie's value. */
  String begin() {
    forgetExpired();
    String id = secret();
    sessions.put(Access.digest(id), new Session(secret(), clock.instant().plus(SESSION)));
    return id;
  }

  Optional<Session> of(Request request) {
    return request
        .cookie(COOKIE)
        .map(id -> sessions.get(Access.digest(id)))
        .filter(session -> session.expiresAt().isAfter(clock.instant()));
  }

  void end(Request request) {
    request.cookie(COOKIE).ifPresent(id -> sessions.remove(Access.digest(id)));
  }

  private void forgetExpired() {
    Instant now = clock.instant();
    links.values().removeIf(until -> !until.isAfter(now));
    sessions.values().removeIf(session -> !session.expiresAt().isAfter(now));
  }

  private String secret() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
