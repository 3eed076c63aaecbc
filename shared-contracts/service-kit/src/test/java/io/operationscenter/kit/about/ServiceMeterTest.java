package io.operationscenter.kit.about;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.operationscenter.kit.service.Build;
import io.operationscenter.kit.service.Service;
import org.junit.jupiter.api.Test;

class ServiceMeterTest {

  @Test
  void saysWhichBinaryRuns() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();

    new ServiceMeter(Service.INGEST).bindTo(registry);

    Gauge gauge =
        registry
            .get("opscenter.service.info")
            .tag("service", "ingest")
            .tag("version", Build.CURRENT.version())
            .tag("runtime", "jvm")
            .gauge();
    assertThat(gauge.value()).isEqualTo(1);
  }
}
