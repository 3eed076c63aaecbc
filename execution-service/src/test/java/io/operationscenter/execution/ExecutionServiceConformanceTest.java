package io.operationscenter.execution;

import io.operationscenter.kit.conformance.Conformance;
import io.operationscenter.kit.conformance.Topic;
import java.util.List;

class ExecutionServiceConformanceTest extends Conformance {

  @Override
  protected List<Topic> topics() {
    return List.of();
  }
}
