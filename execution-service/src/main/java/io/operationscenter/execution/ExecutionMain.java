package io.operationscenter.execution;

import io.operationscenter.kit.cli.ServiceMain;
import io.operationscenter.kit.service.Service;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The execution binary. */
@QuarkusMain
public final class ExecutionMain {

  private ExecutionMain() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(ServiceMain.of(Service.EXECUTION).run(arguments));
  }
}
