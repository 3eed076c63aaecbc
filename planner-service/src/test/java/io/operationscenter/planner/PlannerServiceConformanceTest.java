package io.operationscenter.planner;

import io.operationscenter.kit.conformance.Conformance;
import io.operationscenter.kit.conformance.Topic;
import java.util.List;

class PlannerServiceConformanceTest extends Conformance {

  @Override
  protected List<Topic> topics() {
    return List.of();
  }
}
