package io.operationscenter.execution;

import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.testing.ServiceSmokeTest;

/** The packaged execution service. */
class ExecutionIT extends ServiceSmokeTest {

  ExecutionIT() {
    super(Service.EXECUTION);
  }
}
