package io.operationscenter.planted.time;

import java.time.Clock;
import java.time.Instant;

record IsGivenAClock(Clock clock) {

  Instant now() {
    return Instant.now(clock);
  }
}
