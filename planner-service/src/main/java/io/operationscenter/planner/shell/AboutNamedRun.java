package io.operationscenter.planner.shell;

import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.planner.shell.rest.ServiceClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command about one run that is named on the command line. */
abstract class AboutNamedRun extends AboutRun {

  @Parameters(
      paramLabel = "RUN",
      description = "Id of run or ticket, or 8 characters of its beginning.")
  private String run;

  @Mixin private final OutputOption output = new OutputOption();

  AboutNamedRun(Surroundings surroundings) {
    super(surroundings);
  }

  /** As it was named. */
  final String run() {
    return run;
  }

  final boolean json() {
    return output.json();
  }

  /** The run as it is, or once it has ended. */
  final RunAccount account(ServiceClient execution, boolean follow) throws InterruptedException {
    return follow ? follow(execution, run) : Follow.account(execution, run);
  }
}
