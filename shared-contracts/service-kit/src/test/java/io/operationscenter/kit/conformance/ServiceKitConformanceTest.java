package io.operationscenter.kit.conformance;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

class ServiceKitConformanceTest extends Conformance {

  private static final Clock STOPPED =
      Clock.fixed(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)).instant(), ZoneOffset.UTC);

  @Override
  protected List<Topic> topics() {
    return List.of(new ContractsRoundtripTopic(STOPPED), new ProposalBuilderTopic(STOPPED));
  }
}
