package io.operationscenter.planner.shell;

import io.operationscenter.planner.shell.print.Terminal;
import io.operationscenter.planner.shell.rest.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What commands know of the process they run in.
 *
 * @param installation the one to speak to
 * @param terminal where output goes
 * @param zone in which times are shown
 * @param pause waits between two looks at something that goes on
 */
record Surroundings(Installation installation, Terminal terminal, ZoneId zone, Pause pause) {

  /** Lets time pass. */
  @FunctionalInterface
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /** Those of this process. */
  static Surroundings ofProcess() {
    return new Surroundings(
        new Installation(System.getenv(), Path.of("").toAbsolutePath()),
        Terminal.of(System.getenv()),
        ZoneId.systemDefault(),
        Thread::sleep);
  }
}
