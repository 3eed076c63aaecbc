package io.operationscenter.kit.conformance;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

class ServiceKitConformanceTest extends Conformance {

  @Override
  protected List<Topic> topics() {
    Clock stopped =
        Clock.fixed(
            Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)).instant(), ZoneOffset.UTC);
    return List.of(new ContractsRoundtripTopic(stopped), new ProposalBuilderTopic(stopped));
  }
}
