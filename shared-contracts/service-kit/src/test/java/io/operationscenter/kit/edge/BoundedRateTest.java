package io.operationscenter.kit.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.testing.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoundedRateTest {

  private final HandClock clock = new HandClock();
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

    clock.pass(Duration.ofSeconds(60));

    assertThat(rate.pass()).hasValue(5);
    assertThat(rate.pass()).hasValue(0);
    assertThat(rate.pass()).isEmpty();
  }
}
