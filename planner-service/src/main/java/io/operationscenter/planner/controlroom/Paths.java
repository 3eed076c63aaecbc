package io.operationscenter.planner.controlroom;

import io.operationscenter.kit.edge.OpenPath;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where the control room lies, and which of it needs no session. */
@Dependent
final class Paths {

  static final String RUNS = "/runs";
  static final String LOGIN = "/login";
  static final String STYLE = "/control-room.css";

  @Produces
  @Singleton
  OpenPath login() {
    return () -> LOGIN;
  }

  @Produces
  @Singleton
  OpenPath style() {
    return () -> STYLE;
  }

  /** True for what is shown in a browser, and so is refused with a page. */
  static boolean isPage(String path) {
    return path.equals("/")
        || path.equals(LOGIN)
        || path.equals(RUNS)
        || path.startsWith(RUNS + "/");
  }
}
