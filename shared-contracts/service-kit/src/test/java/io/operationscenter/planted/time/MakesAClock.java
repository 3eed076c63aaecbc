package io.operationscenter.planted.time;

import java.time.Clock;

record MakesAClock() {

  Clock clock() {
    return Clock.systemUTC();
  }
}
