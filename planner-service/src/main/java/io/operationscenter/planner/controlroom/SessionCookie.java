package io.operationscenter.planner.controlroom;

import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;

/** The cookie that carries a session: unreadable for scripts, never sent from another site. */
final class SessionCookie {

  static final String NAME = "operations_center_session";

  private SessionCookie() {}

  static NewCookie of(Sessions.Issued session, Clock clock, boolean https) {
    long seconds = Duration.between(clock.instant(), session.expiresAt()).toSeconds();
    return new NewCookie.Builder(NAME)
        .value(session.text())
        .path("/")
        .httpOnly(true)
        .secure(https)
        .sameSite(NewCookie.SameSite.STRICT)
        .maxAge((int) seconds)
        .build();
  }
}
