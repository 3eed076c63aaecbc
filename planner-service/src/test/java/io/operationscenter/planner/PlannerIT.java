package io.operationscenter.planner;

import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.testing.ServiceSmokeTest;

/** The packaged planner service. */
class PlannerIT extends ServiceSmokeTest {

  PlannerIT() {
    super(Service.PLANNER);
  }
}
