package io.operationscenter.review;

import io.operationscenter.kit.conformance.Conformance;
import io.operationscenter.kit.conformance.Topic;
import java.util.List;

class ReviewServiceConformanceTest extends Conformance {

  @Override
  protected List<Topic> topics() {
    return List.of();
  }
}
