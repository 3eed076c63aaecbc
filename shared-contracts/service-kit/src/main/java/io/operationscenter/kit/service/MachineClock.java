package io.operationscenter.kit.service;

import java.time.Clock;

/** The time for a command that starts no Quarkus, and so is not handed a bean. */
public final class MachineClock {

  private MachineClock() {}

  /** UTC, cut to microseconds, as every service has it. */
  public static Clock utc() {
    return ServiceContext.machineClock();
  }
}
