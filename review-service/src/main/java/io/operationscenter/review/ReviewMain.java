package io.operationscenter.review;

import io.operationscenter.kit.cli.ServiceMain;
import io.operationscenter.kit.service.Service;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The review binary. */
@QuarkusMain
public final class ReviewMain {

  private ReviewMain() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(ServiceMain.of(Service.REVIEW).run(arguments));
  }
}
