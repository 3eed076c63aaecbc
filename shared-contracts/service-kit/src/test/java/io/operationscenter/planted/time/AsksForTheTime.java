package io.operationscenter.planted.time;

import java.time.Instant;

record AsksForTheTime() {

  Instant now() {
    return Instant.now();
  }
}
