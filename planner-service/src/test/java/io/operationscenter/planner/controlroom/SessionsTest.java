package io.operationscenter.planner.controlroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.testing.HandClock;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private final HandClock clock = new HandClock();
  private final Sessions sessions = new Sessions(clock, new SecureRandom());

  private String open() {
    return sessions.open(sessions.issueCode().text()).orElseThrow().text();
  }

  @Test
  void aCodeOpensOneSession() {
    String code = sessions.issueCode().text();

    assertThat(sessions.open(code)).isPresent();
    assertThat(sessions.open(code)).isEmpty();
  }

  @Test
  void aCodeEndsAfterFiveMinutes() {
    String code = sessions.issueCode().text();

    clock.pass(Duration.ofMinutes(5));

    assertThat(sessions.open(code)).isEmpty();
  }

  @Test
  void anUnknownTextIsNeitherCodeNorSession() {
    assertThat(sessions.open("")).isEmpty();
    assertThat(sessions.isOpen("")).isFalse();
    assertThat(sessions.isOpen(sessions.issueCode().text())).isFalse();
  }

  @Test
  void aSessionThatIsUsedLivesOn() {
    String session = open();

    for (int i = 0; i < 4; i++) {
      clock.pass(Duration.ofMinutes(29));
      assertThat(sessions.isOpen(session)).isTrue();
    }
  }

  @Test
  void anIdleSessionEnds() {
    String session = open();

    clock.pass(Sessions.IDLE_LIFE);

    assertThat(sessions.isOpen(session)).isFalse();
  }

  @Test
  void noSessionOutlivesItsLongestLife() {
    String session = open();
    Duration step = Duration.ofMinutes(20);

    for (Duration past = Duration.ZERO;
        past.plus(step).compareTo(Sessions.LONGEST_LIFE) < 0;
        past = past.plus(step)) {
      clock.pass(step);
      assertThat(sessions.isOpen(session)).isTrue();
    }
    clock.pass(step);

    assertThat(sessions.isOpen(session)).isFalse();
  }

  @Test
  void theOldestGoWhenThereAreTooMany() {
    String first = open();

    for (int i = 0; i < 1_000; i++) {
      open();
    }

    assertThat(sessions.isOpen(first)).isFalse();
  }
}
