package io.operationscenter.ingest;

import io.operationscenter.kit.cli.ServiceMain;
import io.operationscenter.kit.service.Service;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The ingest binary. */
@QuarkusMain
public final class IngestMain {

  private IngestMain() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(ServiceMain.of(Service.INGEST).run(arguments));
  }
}
