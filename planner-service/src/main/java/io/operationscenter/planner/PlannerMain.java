package io.operationscenter.planner;

import io.operationscenter.kit.cli.ServiceMain;
import io.operationscenter.kit.service.Service;
import io.operationscenter.planner.board.embedded.ServeBoard;
import io.operationscenter.planner.shell.OperatorCommands;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The planner binary: the service and the operator's command line. */
@QuarkusMain
public final class PlannerMain {

  private PlannerMain() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    ServiceMain planner = ServiceMain.of(Service.PLANNER).with(new ServeBoard());
    System.exit(OperatorCommands.addTo(planner).run(arguments));
  }
}
