package io.operationscenter.planner;

import io.operationscenter.kit.cli.ServiceMain;
import io.operationscenter.kit.service.Service;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The planner binary. */
@QuarkusMain
public final class PlannerMain {

  private PlannerMain() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(ServiceMain.of(Service.PLANNER).run(arguments));
  }
}
