package io.operationscenter.kit.about;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.operationscenter.contracts.api.About;
import io.operationscenter.kit.service.Build;
import io.operationscenter.kit.service.Service;
import jakarta.inject.Singleton;

/** {@code opscenter_service_info}: always 1, tells by its labels which binary runs. */
@Singleton
final class ServiceMeter implements MeterBinder {

  private final Service service;

  ServiceMeter(Service service) {
    this.service = service;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    About about = Build.CURRENT.about(service);
    Gauge.builder("opscenter.service.info", () -> 1)
        .description("Which binary runs")
        .tag("service", about.service())
        .tag("version", about.version())
        .tag("commit", about.commit())
        .tag("runtime", about.runtime())
        .register(registry);
  }
}
