package io.operationscenter.kit.conformance;

import java.util.List;

class ServiceKitConformanceTest extends Conformance {

  @Override
  protected List<Topic> topics() {
    return List.of();
  }
}
