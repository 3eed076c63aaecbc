package io.operationscenter.kit.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Hands out what is passed in everywhere instead of being looked up: identity, place, time, ids.
 */
@Dependent
final class ServiceContext {

  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private final ServiceSettings settings;

  ServiceContext(ServiceSettings settings) {
    this.settings = settings;
  }

  @Produces
  @Singleton
  Service service() {
    return Service.named(settings.service());
  }

  @Produces
  @Singleton
  DataRoot dataRoot() {
    return new DataRoot(settings.home());
  }

  /** UTC, cut to microseconds: what contracts can carry (spec 01 §1). */
  @Produces
  @Singleton
  Clock clock() {
    return machineClock();
  }

  static Clock machineClock() {
    return Clock.tick(Clock.systemUTC(), MICROSECOND);
  }

  @Produces
  @Singleton
  IdSource ids() {
    return () -> UUID.randomUUID().toString();
  }
}
