package io.operationscenter.ingest;

import io.operationscenter.kit.conformance.Conformance;
import io.operationscenter.kit.conformance.Topic;
import java.util.List;

class IngestServiceConformanceTest extends Conformance {

  @Override
  protected List<Topic> topics() {
    return List.of();
  }
}
