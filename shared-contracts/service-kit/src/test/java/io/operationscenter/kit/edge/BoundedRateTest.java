package io.operationscenter.kit.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BoundedRateTest {

  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final SetClock clock = new SetClock();
  private final BoundedRate rate = new BoundedRate(clock, Duration.ofMinutes(1), 2);

  @Test
  void holdsBackWhatIsTooMuchInOneWindow() {
    assertThat(rate.pass()).hasValue(0);
    assertThat(rate.pass()).hasValue(0);
    assertThat(rate.pass()).isEmpty();
  }

  @Test
  void tellsInTheNextWindowHowManyItHeldBack() {
    for (int i = 0; i < 7; i++) {
      rate.pass();
    }

    clock.now = clock.now.plusSeconds(60);

    assertThat(rate.pass()).hasValue(5);
    assertThat(rate.pass()).hasValue(0);
    assertThat(rate.pass()).isEmpty();
  }
}
